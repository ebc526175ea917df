const TAG = /<(?<close>\/?)(?<name>[a-z][a-z\d]*)/giu;
/** Elements that hold nothing, or that the next of their kind closes. */
const NEVER_DEEP: ReadonlySet<string> = new Set(
  "area base br col dd dt embed hr img input li link meta option p param source td th tr track wbr".split(
    " ",
  ),
);
/** Parsers take quadratic time on open elements; the deepest pages of papers have some hundreds, most of them left open by mistake. */
const MAX_OPEN = 2000;

/** True where more elements stand open inside each other than on any page of a paper: an attack, or an accident. */
export function isTooDeep(html: string): boolean {
  return mayBeDeep(html) && isDeep(html);
}

const SLASH = 0x2f;
const BANG = 0x21;

/** Whether it is too deep even if every tag held the next one: most pages are told off here, without a look at names. */
function mayBeDeep(html: string): boolean {
  let open = 0;
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at + 1)) {
    const next = html.charCodeAt(at + 1);
    if (next === SLASH) open -= 1;
    else if (next !== BANG) open += 1;
    if (open < 0) open = 0;
    else if (open > MAX_OPEN) return true;
  }
  return false;
}

function isDeep(html: string): boolean {
  let open = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    if (NEVER_DEEP.has((tag.groups?.["name"] ?? "").toLowerCase())) continue;
    open = tag.groups?.["close"] === "" ? open + 1 : Math.max(0, open - 1);
    if (open > MAX_OPEN) return true;
  }
  return false;
}
