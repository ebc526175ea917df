/**
 * A string with storage of its own. What is cut out of a page keeps the whole page in memory for as long as it is kept itself: a key
 * of a cache that outlives the page must not.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text, "utf16le").toString("utf16le");
}
