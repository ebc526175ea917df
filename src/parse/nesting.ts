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
