/** What the index of a WARC file is named behind the file's own name. */
export const INDEX = ".cdxj";
const OWN_FILE = /^thidua-\d{14}-[0-9a-f]{8}\.warc\.gz$/u;

/** Whether a crawl of this program may have written a file of this name. */
export function isOwnFile(name: string): boolean {
  return OWN_FILE.test(name);
}

/** The file that an index is of, by the index's name; undefined for any other name. */
export function indexedBy(name: string): string | undefined {
  return name.endsWith(INDEX) ? name.slice(0, -INDEX.length) : undefined;
}
