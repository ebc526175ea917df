const TAG = /<(?<close>\/?)(?<name>[a-z][a-z\d:-]{0,30})/giu;
const set = (names: string): ReadonlySet<string> => new Set(names.split(" "));
/** Elements that hold nothing. */
const VOID = set("area base br col embed hr img input link meta param source track wbr");
const BLOCKS =
  "address article aside blockquote details div dl fieldset footer form h1 h2 h3 h4 h5 h6 header main nav ol p pre section table ul";
const CELLS = set("td th");
const NO_ELEMENTS: ReadonlySet<string> = new Set();
/** By an element, those that stand open right around it and that it closes. */
const CLOSES: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...BLOCKS.split(" ").map((name) => [name, set("p")] as const),
  ["li", set("li")],
  ["dt", set("dt dd")],
  ["dd", set("dt dd")],
  ["td", CELLS],
  ["th", CELLS],
  ["tr", set("tr td th")],
  ["option", set("option")],
]);
/** Parsers take quadratic time on open elements; the deepest pages of papers have some hundreds, most of them left open by mistake. */
const MAX_OPEN = 2000;

/** The elements that stand open, as parsers keep them. */
class OpenElements {
  readonly #open: string[] = [];
  readonly #counts = new Map<string, number>();

  get depth(): number {
    return this.#open.length;
  }

  start(name: string): void {
    const closes = CLOSES.get(name) ?? NO_ELEMENTS;
    while (closes.has(this.#open.at(-1) ?? "")) this.#pop();
    this.#open.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** What closes nothing that is open is passed over. */
  end(name: string): void {
    if ((this.#counts.get(name) ?? 0) === 0) return;
    while (this.#open.at(-1) !== name) this.#pop();
    this.#pop();
  }

  #pop(): void {
    const name = this.#open.pop();
    if (name !== undefined) this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1);
  }
}

/** True where more elements stand open inside each other than on any page of a paper: an attack, or an accident. */
export function isTooDeep(html: string): boolean {
  return mayBeDeep(html) && isDeep(html);
}

const MAX_TAGS = 150_000;
const MIN_CROWDED = 3 * MAX_TAGS;

/** True where a page has a hundred times more tags than most pages of papers: an attack, or a dump of data. */
export function isCrowded(html: string): boolean {
  if (html.length < MIN_CROWDED) return false;
  let tags = 0;
  for (let at = html.indexOf("<"); at !== -1 && tags <= MAX_TAGS; at = html.indexOf("<", at + 1))
    tags += 1;
  return tags > MAX_TAGS;
}

const SLASH = 0x2f;
const SMALL = 0x20;
const BUCKETS = 4096;

/** Whether more elements start than end, name by name: most pages are told off here, without a look at what holds what. */
function mayBeDeep(html: string): boolean {
  const counts = new Uint32Array(BUCKETS);
  let open = 0;
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at + 1)) {
    open += change(counts, html, at + 1);
    if (open > MAX_OPEN) return true;
  }
  return false;
}

/** Counts the tag at a position; how many more elements are open behind it. */
function change(counts: Uint32Array, html: string, at: number): -1 | 0 | 1 {
  const isEnd = html.charCodeAt(at) === SLASH;
  const bucket = bucketOf(html, isEnd ? at + 1 : at);
  const count = counts[bucket] ?? 0;
  if (bucket === 0 || (isEnd && count === 0)) return 0;
  counts[bucket] = isEnd ? count - 1 : count + 1;
  return isEnd ? -1 : 1;
}

/** A number for the name of the tag that starts at a position; 0 where none does. */
function bucketOf(html: string, at: number): number {
  let bucket = 0;
  for (
    let i = at, unit = html.charCodeAt(i) | SMALL;
    isNameUnit(unit);
    unit = html.charCodeAt(++i) | SMALL
  )
    bucket = (bucket * 31 + unit) % BUCKETS;
  return bucket;
}

function isNameUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

function isDeep(html: string): boolean {
  const elements = new OpenElements();
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag !== null; tag = TAG.exec(html)) {
    const name = (tag.groups?.["name"] ?? "").toLowerCase();
    if (VOID.has(name)) continue;
    if (tag.groups?.["close"] === "/") elements.end(name);
    else elements.start(name);
    if (elements.depth > MAX_OPEN) return true;
  }
  return false;
}
