const BYTE_ORDER_MARK = /^\uFEFF/u;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/gu;
const SPACES = /[\t\v\f\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const CONTROLS = /[\u0000-\u0008\u000E-\u001F\u007F]/gu;

/** What a text of plain letters, marks and single line ends has none of. */
const UNUSUAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
  /[\u0000-\u0009\u000B-\u001F\u007F\u0085\u00A0\u00AD\u1680\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF]/u;

/** Text as it is kept from `parse` on: NFC, "\n" line ends, plain spaces, nothing invisible. Wording is never touched. */
export function normalizeText(raw: string): string {
  return UNUSUAL.test(raw) ? normalizeUnusual(raw) : raw.normalize("NFC");
}

function normalizeUnusual(raw: string): string {
  return raw
    .replace(BYTE_ORDER_MARK, "")
    .replace(LINE_ENDS, "\n")
    .replace(SPACES, " ")
    .replace(INVISIBLE, "")
    .replace(CONTROLS, "")
    .normalize("NFC");
}

/** White space of indented markup. */
const INDENT = /[\t\n\f\r ]{2,}|[\t\n\f\r]/gu;

/** One line in NFC, without what cannot be seen: `collapseSpaces` of `normalizeText`, in one go for what most pages hold. */
export function cleanLine(raw: string): string {
  const line = raw.trim().replace(INDENT, " ");
  return UNUSUAL.test(line) ? collapseSpaces(normalizeUnusual(line)) : line.normalize("NFC");
}

const SPACE_RUN = /\s+/gu;
const NOT_SINGLE = /\s\s|[^\S ]/u;

/** One line of text: white space collapsed to single spaces and trimmed. */
export function collapseSpaces(text: string): string {
  return (NOT_SINGLE.test(text) ? text.replace(SPACE_RUN, " ") : text).trim();
}
