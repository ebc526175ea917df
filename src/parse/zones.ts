import type { Element } from "domhandler";
import type { Block } from "./assemble.ts";
import { endsArticle, hasCredit, isAnnouncement } from "./boilerplate.ts";
import { CAPTION } from "./page-words.ts";
import type { PageBlock } from "./text-walk.ts";
import { parentOf } from "./tree.ts";

const MAX_CAPTION = 400;
const QUOTE = /quote/iu;
const CENTRED = /^center|(?:^|\s)center(?:\s|$)|text-align:\s*center/iu;
const RIGHT = /^right|text-align:\s*right/iu;
const NEAR = 4;
const ROOTS: ReadonlySet<string> = new Set(["body", "article", "main"]);

/** The blocks of the article, each with what it is: captions by markup, by standing under a picture, or by their credit. */
export function zoneBlocks(
  blocks: readonly PageBlock[],
  captions: ReadonlySet<Element>,
): readonly Block[] {
  return upToEnd(blocks).map((block) => ({
    zone: isWithin(block, (element) => captions.has(element)) ? "caption" : zoneOf(block),
    text: block.text,
    path: pathOf(block),
  }));
}

const EARLIEST_END = 0.3;
const MAX_REST = 0.15;

/** Up to the heading of what follows articles. What announces other stories ends it where little text follows, else is left out. */
export function upToEnd(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const end = blocks.findIndex(
    ({ text }, i) => i >= blocks.length * EARLIEST_END && endsArticle(text),
  );
  const own = end === -1 ? blocks : blocks.slice(0, end);
  const prose = own.reduce((sum, block) => sum + block.prose, 0);
  const kept: PageBlock[] = [];
  let read = 0;
  for (const block of own) {
    read += block.prose;
    if (!isAnnouncement(block.text)) kept.push(block);
    else if (prose - read <= prose * MAX_REST) return kept;
  }
  return kept;
}

function zoneOf(block: PageBlock): Block["zone"] {
  const isShort = block.text.length <= MAX_CAPTION;
  if (isWithin(block, ({ name, attribs }) => isCaption(name, attribs["class"] ?? "")))
    return "caption";
  if (isWithin(block, isQuote)) return "quote";
  if (isShort && hasCredit(block.text)) return "caption";
  return isShort && block.followsImage && isSetApart(block) ? "caption" : "body";
}

/** True for the caption of a figure, by its element. */
export function isOfFigure(block: PageBlock): boolean {
  return isWithin(block, ({ name }) => name === "figcaption");
}

function isCaption(name: string, classes: string): boolean {
  return name === "figcaption" || name === "caption" || CAPTION.test(classes);
}

function isQuote({ name, attribs }: Element): boolean {
  return name === "blockquote" || QUOTE.test(attribs["class"] ?? "");
}

/** True for a block that ends a page's text on its right side: how papers set the author's name. */
export function isRight(block: PageBlock): boolean {
  return isWithin(block, ({ attribs }) =>
    RIGHT.test(`${attribs["align"] ?? ""} ${attribs["style"] ?? ""}`),
  );
}

function isSetApart(block: PageBlock): boolean {
  return (
    block.isEmphasised ||
    isWithin(block, ({ name, attribs }) =>
      CENTRED.test(`${name} ${attribs["align"] ?? ""} ${attribs["style"] ?? ""}`),
    )
  );
}

/** True where the block's element, or one of the few around it, passes the test; not beyond what holds a whole article. */
function isWithin({ node }: PageBlock, test: (element: Element) => boolean): boolean {
  let element = node.element;
  for (let up = 0; up < NEAR && element !== undefined; up += 1) {
    if (test(element)) return true;
    if (up > 0 && ROOTS.has(element.name)) return false;
    element = parentOf(element);
  }
  return false;
}

const PATH_STEPS = 3;
const BLANKS = /\s+/u;

/** Where a block stands on the page, for people: "div.noidung > p". */
export function pathOf({ node }: PageBlock): string {
  const steps: string[] = [];
  let element = node.element;
  while (element !== undefined && steps.length < PATH_STEPS) {
    steps.unshift(stepOf(element));
    element = parentOf(element);
  }
  return steps.join(" > ");
}

/** An element's name with its id, or with its first class. */
export function stepOf({ name, attribs }: Element): string {
  const { id } = attribs;
  if (id !== undefined && id.trim() !== "") return `${name}#${id.trim()}`;
  const [first] = (attribs["class"] ?? "").trim().split(BLANKS);
  return first === undefined || first === "" ? name : `${name}.${first}`;
}
