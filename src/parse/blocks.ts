import type { AnyNode, Element } from "domhandler";
import { collapseSpaces } from "../text/normalize.ts";
import type { Block } from "./assemble.ts";
import { endsArticle, hasCredit } from "./boilerplate.ts";
import { FOREIGN, FOREIGN_TAGS } from "./page-roles.ts";

/** A run of text of the page, with what its markup says of it. */
export interface RawBlock {
  readonly text: string;
  readonly element: Element;
  readonly followsImage: boolean;
  readonly isCaption: boolean;
  readonly isQuote: boolean;
  readonly isHeading: boolean;
  readonly isEmphasised: boolean;
  readonly isRight: boolean;
}

const BLOCK_TAGS: ReadonlySet<string> = new Set(
  "p div td th tr table tbody ul ol li h1 h2 h3 h4 h5 h6 blockquote figure figcaption section article header dl dt dd center main hr pre address body form".split(
    " ",
  ),
);
const CAPTION = /(?:caption|chuthich|chu-thich|figcaption|photocms|imgcaption|image-desc)/iu;
const MAX_DEPTH = 400;

interface Walk {
  readonly blocks: RawBlock[];
  parts: string[];
  emphasised: number;
  length: number;
  breaks: number;
  followsImage: boolean;
}

/** The blocks of text below an element in order; navigation, forms, related stories and comments left out. */
export function readBlocks(root: Element): readonly RawBlock[] {
  const walk: Walk = {
    blocks: [],
    parts: [],
    emphasised: 0,
    length: 0,
    breaks: 0,
    followsImage: false,
  };
  visit(root, { walk, owner: root, emphasis: false, depth: 0 });
  flush(walk, root);
  return walk.blocks;
}

interface Visit {
  readonly walk: Walk;
  readonly owner: Element;
  readonly emphasis: boolean;
  readonly depth: number;
}

function visit(node: AnyNode, at: Visit): void {
  if (at.depth > MAX_DEPTH) return;
  if (node.type === "text") {
    addText(at, node.data);
    return;
  }
  if (!isElement(node) || isForeign(node, at.depth)) return;
  if (node.name === "br") lineBreak(at);
  else if (node.name === "img") at.walk.followsImage = true;
  else visitElement(node, at);
}

function visitElement(node: Element, at: Visit): void {
  const isBlock = BLOCK_TAGS.has(node.name);
  if (isBlock) flush(at.walk, at.owner);
  const owner = isBlock || CAPTION.test(node.attribs["class"] ?? "") ? node : at.owner;
  if (owner !== at.owner && !isBlock) flush(at.walk, at.owner);
  const emphasis = at.emphasis || EMPHASIS.has(node.name);
  for (const child of node.children)
    visit(child, { walk: at.walk, owner, emphasis, depth: at.depth + 1 });
  if (owner !== at.owner) flush(at.walk, owner);
}

const EMPHASIS: ReadonlySet<string> = new Set(["b", "strong", "em", "i"]);

function isElement(node: AnyNode): node is Element {
  return node.type === "tag" || node.type === "script" || node.type === "style";
}

function isForeign(node: Element, depth: number): boolean {
  if (FOREIGN_TAGS.has(node.name)) return true;
  return depth > 0 && FOREIGN.test(`${node.attribs["class"] ?? ""} ${node.attribs["id"] ?? ""}`);
}

function addText(at: Visit, data: string): void {
  const { walk } = at;
  walk.parts.push(data);
  const length = data.trim().length;
  if (length > 0) walk.breaks = 0;
  walk.length += length;
  if (at.emphasis) walk.emphasised += length;
}

/** One line break is a space; two end a paragraph. After a picture one is enough: what follows is its caption. */
function lineBreak({ walk, owner }: Visit): void {
  walk.breaks += 1;
  walk.parts.push(" ");
  if (walk.breaks > 1 || (walk.followsImage && walk.length > 0)) flush(walk, owner);
}

function flush(walk: Walk, owner: Element): void {
  const text = collapseSpaces(walk.parts.join(""));
  const { emphasised, length } = walk;
  walk.parts = [];
  walk.emphasised = 0;
  walk.length = 0;
  walk.breaks = 0;
  if (text === "") return;
  walk.blocks.push({
    text,
    element: owner,
    followsImage: walk.followsImage,
    isCaption: within(owner, (element) =>
      CAPTION.test(`${element.name} ${element.attribs["class"] ?? ""}`),
    ),
    isQuote: within(
      owner,
      (element) => element.name === "blockquote" || QUOTE.test(element.attribs["class"] ?? ""),
    ),
    isHeading: HEADING.test(owner.name),
    isEmphasised: length > 0 && emphasised === length,
    isRight: within(owner, (element) =>
      RIGHT.test(`${element.attribs["align"] ?? ""} ${element.attribs["style"] ?? ""}`),
    ),
  });
  walk.followsImage = false;
}

const HEADING = /^h[1-6]$/u;
const QUOTE = /quote/iu;
const RIGHT = /^right|text-align:\s*right/iu;
const NEAR = 4;

function within(element: Element, test: (element: Element) => boolean): boolean {
  let current: AnyNode | null = element;
  for (let up = 0; up < NEAR && current !== null && isElement(current); up += 1) {
    if (test(current)) return true;
    if (up > 0 && ROOTS.has(current.name)) return false;
    current = current.parent as AnyNode | null;
  }
  return false;
}

const ROOTS: ReadonlySet<string> = new Set(["body", "article", "td"]);
const MAX_CAPTION = 240;

/** The zones of the article's blocks: captions by their markup, by standing under a picture, or by their photo credit. */
export function zoneBlocks(blocks: readonly RawBlock[]): readonly Block[] {
  const end = blocks.findIndex(({ text }) => endsArticle(text));
  const own = end === -1 ? blocks : blocks.slice(0, end);
  return own.map((block) => ({ zone: zoneOf(block), text: block.text }));
}

function zoneOf(block: RawBlock): Block["zone"] {
  if (block.isQuote) return "quote";
  const isShort = block.text.length <= MAX_CAPTION;
  if (isShort && (block.isCaption || hasCredit(block.text))) return "caption";
  return isShort && block.followsImage && isSetApart(block) ? "caption" : "body";
}

function isSetApart(block: RawBlock): boolean {
  return (
    block.isEmphasised ||
    within(block.element, (element) =>
      CENTRED.test(
        `${element.name} ${element.attribs["align"] ?? ""} ${element.attribs["style"] ?? ""}`,
      ),
    )
  );
}

const CENTRED = /^center|(?:^|\s)center(?:\s|$)|text-align:\s*center/iu;
