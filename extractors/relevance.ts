/**
 * Words without which nothing is of the genre, in either case. Spelled out by classes and without flags: a pattern that folds
 * case by itself is ten times slower, and this one meets every page of a crawl.
 */
const TRIGGER = new RegExp(
  ["thi đua", "khen thưởng", "giấy khen", "bằng khen", "tđkt", "cụm tđ", "khối tđ"]
    .concat(
      ["cụm", "khối", "vùng", "khu vực"].flatMap((form) => [`trưởng ${form}`, `${form} trưởng`]),
    )
    .map(eitherCase)
    .join("|"),
);

function eitherCase(words: string): string {
  return [...words.normalize("NFC")]
    .map((char) => {
      if (char === " ") return "\\s{1,4}";
      return `[${char}${char.toUpperCase()}${char === "đ" ? "ðÐ" : ""}]`;
    })
    .join("");
}

/** The cheap gate: whether a text (NFC) can be of the genre at all. Most of a crawl is not, and is not read for reports. */
export function mayBeRelevant(text: string): boolean {
  return TRIGGER.test(text);
}
