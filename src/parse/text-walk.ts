import type { Element } from "domhandler";
import { cleanLine } from "../text/normalize.ts";
import type { Standing } from "./page-words.ts";
import { CAPTION, standingOf } from "./page-words.ts";
import { CELLS, isDataRow } from "./table-row.ts";
import { AROUND_TAGS, EMPHASIS_TAGS, HEADING_TAG, INLINE_TAGS } from "./tags.ts";

/** A run of text that the page sets apart as one block. */
export interface PageBlock {
  readonly text: string;
  /** How many of its characters stand in links. */
  readonly linkLength: number;
  /** True where all of it is set in bold or italics. */
  readonly isEmphasised: boolean;
  /** True for the first text after a picture. */
  readonly followsImage: boolean;
  /** How much running text it has. */
  readonly prose: number;
  readonly node: PageNode;
}

/** An element that sets its text apart, with the blocks and elements in it in order. The page itself has no element. */
export interface PageNode {
  readonly element: Element | undefined;
  readonly parent: PageNode | undefined;
  readonly depth: number;
  readonly parts: (PageNode | PageBlock)[];
  readonly standing: Standing;
  /** The innermost element, itself or around it, that is no part of an article: a frame, a list of other stories. */
  readonly frame: PageNode | undefined;
  /** Characters of text in it and below without what stands in frames, how many stand in links, how many are running text. */
  textLength: number;
  linkLength: number;
  prose: number;
}

export function isNode(part: PageNode | PageBlock): part is PageNode {
  return "parts" in part;
}

/** Deeper elements are read as if they were their ancestor at this depth: no page of a paper nests so far. */
const MAX_DEPTH = 256;
const WHOLE_PAGE = 0.6;
const CELL_MARK = " | ";
const MAX_CELLS = 50;
const MIN_BOLD_LINE = 20;
const OUTER_DEPTH = 4;

/** Collects the text of a page, block by block, while its elements open and close. */
export class TextWalk {
  readonly #blocks: PageBlock[] = [];
  readonly #nodes: Open[] = [];
  readonly #byElement = new Map<Element, PageNode>();
  #node: Open = this.#newNode(undefined, undefined);
  #text = "";
  #linkLength = 0;
  #length = 0;
  #emphasised = 0;
  #links = 0;
  #emphasis = 0;
  #breaks = 0;
  #followsImage = false;
  /** The row of a table of data that is being read, and how many cells began since its last text. */
  #row: Element | undefined;
  #newCells = 0;

  addText(text: string): void {
    const { length } = text.trim();
    if (length === 0) {
      if (this.#text !== "") this.#text += " ";
      return;
    }
    if (this.#newCells > 0) this.#startNextCell();
    this.#text += text;
    this.#breaks = 0;
    this.#length += length;
    if (this.#links > 0) this.#linkLength += length;
    if (this.#emphasis > 0) this.#emphasised += length;
  }

  /**
   * One line break is a space, two end a paragraph. One is enough after a picture, where its caption follows, and behind a line that
   * is bold as a whole: a headline or a lead.
   */
  breakLine(): void {
    this.#breaks += 1;
    const isBold = this.#emphasised === this.#length && this.#length >= MIN_BOLD_LINE;
    this.#text += " ";
    if (this.#row !== undefined) return;
    if (this.#breaks > 1 || isBold || (this.#followsImage && this.#text.trim() !== ""))
      this.#flush();
  }

  passImage(): void {
    this.#followsImage = true;
  }

  open(element: Element): void {
    if (isLink(element)) this.#links += 1;
    else if (EMPHASIS_TAGS.has(element.name)) this.#emphasis += 1;
    else if (this.#row !== undefined) this.#openInRow(element);
    else if (setsApart(element) && this.#node.depth < MAX_DEPTH) {
      this.#flush();
      this.#node = this.#newNode(element, this.#node);
      if (isDataRow(element)) {
        this.#row = element;
        this.#newCells = 0;
      }
    }
  }

  /** Keeps the node of the element just opened, if it has one, to be found by it. */
  mark(element: Element): void {
    if (this.#node.element === element) this.#byElement.set(element, this.#node);
  }

  close(element: Element): void {
    if (isLink(element)) this.#links -= 1;
    else if (EMPHASIS_TAGS.has(element.name)) this.#emphasis -= 1;
    else if (this.#node.element === element && this.#node.parent !== undefined) {
      this.#flush();
      this.#row = undefined;
      this.#node = this.#node.parent;
      // A figure holds its own caption: what comes after it is none.
      if (element.name === "figure") this.#followsImage = false;
    }
  }

  /** The page's text as a tree and in order, its lengths summed up. */
  end(): {
    readonly root: PageNode;
    readonly blocks: readonly PageBlock[];
    readonly nodes: ReadonlyMap<Element, PageNode>;
  } {
    this.#flush();
    this.#openWholePages();
    for (const node of this.#nodes.toReversed()) {
      const { parent } = node;
      if (parent === undefined || node.frame === node) continue;
      parent.textLength += node.textLength;
      parent.linkLength += node.linkLength;
      parent.prose += node.prose;
    }
    return { root: this.#nodes[0] ?? this.#node, blocks: this.#blocks, nodes: this.#byElement };
  }

  /** What holds most of a page is no frame, whatever its class says. */
  #openWholePages(): void {
    const { all, byFrame } = proseByFrame(this.#blocks);
    for (const [frame, prose] of byFrame) {
      const isWhole = prose > all * WHOLE_PAGE && frame.depth <= OUTER_DEPTH;
      if (!isWhole || frame.standing !== "foreign") continue;
      const outer = frame.parent?.frame;
      for (const node of this.#nodes) if (node.frame === frame) node.frame = outer;
    }
  }

  /** Within a row paragraphs are parted by a space, cells by a mark. */
  #openInRow(element: Element): void {
    if (CELLS.has(element.name)) this.#newCells += 1;
    else if (setsApart(element)) this.#text += " ";
  }

  /** Cells of a row stand in one line, each in its place: an empty one between two others keeps its mark. */
  #startNextCell(): void {
    if (this.#length > 0) this.#text += CELL_MARK.repeat(Math.min(this.#newCells, MAX_CELLS));
    this.#newCells = 0;
  }

  #newNode(element: Element | undefined, parent: Open | undefined): Open {
    const standing = element === undefined ? "plain" : standingOf(element);
    const node: Open = {
      element,
      parent,
      depth: parent === undefined ? 0 : parent.depth + 1,
      parts: [],
      standing,
      frame: parent?.frame,
      textLength: 0,
      linkLength: 0,
      prose: 0,
    };
    if (standing === "foreign" || (element !== undefined && AROUND_TAGS.has(element.name)))
      node.frame = node;
    this.#nodes.push(node);
    parent?.parts.push(node);
    return node;
  }

  #flush(): void {
    const text = this.#length === 0 ? "" : cleanText(this.#text);
    const linkLength = Math.min(this.#linkLength, text.length);
    const isEmphasised = this.#emphasised === this.#length;
    this.#text = "";
    this.#length = 0;
    this.#linkLength = 0;
    this.#emphasised = 0;
    this.#breaks = 0;
    if (text === "") return;
    const node = this.#node;
    const prose = this.#row === undefined ? readProse(text, linkLength, node) : 0;
    const followsImage = this.#followsImage;
    const block = { text, linkLength, isEmphasised, followsImage, prose, node };
    this.#followsImage = false;
    this.#blocks.push(block);
    node.parts.push(block);
    node.textLength += text.length;
    node.linkLength += linkLength;
    node.prose += prose;
  }
}

type Open = { -readonly [K in keyof PageNode]: PageNode[K] } & {
  readonly parent: Open | undefined;
};

/** How much running text a page has, and how much of it stands in each frame. */
function proseByFrame(blocks: readonly PageBlock[]): {
  readonly all: number;
  readonly byFrame: ReadonlyMap<PageNode, number>;
} {
  const byFrame = new Map<PageNode, number>();
  let all = 0;
  for (const block of blocks) {
    const { prose } = block;
    if (prose === 0) continue;
    all += prose;
    for (let { frame } = block.node; frame !== undefined; frame = frame.parent?.frame)
      byFrame.set(frame, (byFrame.get(frame) ?? 0) + prose);
  }
  return { all, byFrame };
}

function isLink(element: Element): boolean {
  return element.name === "a" && element.attribs["href"] !== undefined;
}

function setsApart(element: Element): boolean {
  return !INLINE_TAGS.has(element.name) || CAPTION.test(element.attribs["class"] ?? "");
}

const MIN_SENTENCE = 25;
const MIN_PARAGRAPH = 80;
const SENTENCE_END = /[.!?…。！？:]["'”’»)\]]*$/u;

/** How much running text a block has: its characters outside links, if it is long or ends a sentence; headings have none. */
function readProse(text: string, linkLength: number, node: PageNode): number {
  const plain = text.length - linkLength;
  if (plain < MIN_SENTENCE || isHeading(node)) return 0;
  if (plain < MIN_PARAGRAPH && !SENTENCE_END.test(text)) return 0;
  return plain * (plain / text.length);
}

export function isHeading({ element }: PageNode): boolean {
  return element !== undefined && HEADING_TAG.test(element.name);
}

const NOT_BLANK = /\S/u;

/** One line in NFC, without what cannot be seen. */
export function cleanText(text: string): string {
  return NOT_BLANK.test(text) ? cleanLine(text) : "";
}
