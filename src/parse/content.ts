import type { Element } from "domhandler";
import type { PageBlock, PageNode } from "./text-walk.ts";
import { isHeading, isNode } from "./text-walk.ts";

/** Elements of one paragraph: what holds them, not they, may be the element of the article. */
const PARAGRAPH_TAGS: ReadonlySet<string> = new Set(
  "p li blockquote pre dd dt h1 h2 h3 h4 h5 h6 figcaption figure span".split(" "),
);
const IN_FRAME = 0.15;
const BESIDE = 0.5;
const OWN = 1.3;
const ARTICLE = 1.25;
const MARKED_SHARE = 0.35;
const MIN_MARKED = 120;

/**
 * The elements that hold an article's text: one, or several side by side that its system marks as sections. What a known system
 * marks is taken at its word if running text stands in it; else running text speaks for the elements around it, the nearer
 * the more, and links against them.
 */
export function chooseContent(
  blocks: readonly PageBlock[],
  marked: readonly (readonly PageNode[])[],
): readonly PageNode[] {
  const [best] = [...scoreNodes(blocks)]
    .map(([node, score]) => ({ node, score: score * worthOf(node) }))
    .sort((a, b) => b.score - a.score);
  const enough = Math.max(MIN_MARKED, (best?.node.prose ?? 0) * MARKED_SHARE);
  for (const nodes of marked) {
    const sections = sectionsOf(nodes);
    if (sections.reduce((sum, { prose }) => sum + prose, 0) >= enough) return sections;
  }
  return best === undefined ? [] : [widen(best.node)];
}

function scoreNodes(blocks: readonly PageBlock[]): ReadonlyMap<PageNode, number> {
  const scores = new Map<PageNode, number>();
  for (const block of blocks) {
    const prose = block.prose * (block.node.frame === undefined ? 1 : IN_FRAME);
    if (prose === 0) continue;
    const isParagraph = PARAGRAPH_TAGS.has(block.node.element?.name ?? "");
    let node = isParagraph ? block.node.parent : block.node;
    for (let share = 1; share >= 0.25 && node !== undefined; share /= 2) {
      scores.set(node, (scores.get(node) ?? 0) + prose * share);
      node = node.parent;
    }
  }
  return scores;
}

function worthOf({ element, standing, textLength, linkLength }: PageNode): number {
  const links = textLength === 0 ? 0 : linkLength / textLength;
  const word = standing === "own" ? OWN : standing === "beside" ? BESIDE : 1;
  const tag = element?.name === "article" || element?.name === "main" ? ARTICLE : 1;
  return (1 - links) * word * tag;
}

/** The marked element with most running text, and those of the same make at the same depth: the sections of one article. */
function sectionsOf(nodes: readonly PageNode[]): readonly PageNode[] {
  const [best] = nodes.toSorted((a, b) => b.prose - a.prose);
  if (best === undefined) return [];
  return nodes.filter(
    (node) =>
      node === best ||
      (node.depth === best.depth &&
        node.frame === best.frame &&
        node.prose > 0 &&
        node.element?.attribs["class"] === best.element?.attribs["class"]),
  );
}

const MIN_EXTRA = 0.1;
const MIN_EXTRA_PROSE = 0.6;
const LEVELS = 5;

/** Goes up while what an outer element adds is running text too: articles come in sections, or behind their lead. */
function widen(node: PageNode): PageNode {
  let chosen = node;
  let outer = node.parent;
  for (let level = 0; level < LEVELS && outer !== undefined; level += 1) {
    if (isWhole(chosen)) break;
    const extra = outer.prose - chosen.prose;
    const extraText = outer.textLength - chosen.textLength;
    if (extra >= chosen.prose * MIN_EXTRA && extra >= extraText * MIN_EXTRA_PROSE) {
      chosen = outer;
      level = -1;
    }
    outer = outer.parent;
  }
  return chosen;
}

function isWhole({ element }: PageNode): boolean {
  return element?.name === "article" || element?.name === "body";
}

const MAX_LINKS = 0.5;
const MIN_LINKED_PROSE = 100;
const MIN_BESIDE_PROSE = 400;

/** The blocks of an article's element in order, without frames, lists of links, and what stands beside the text. */
export function blocksIn(
  contents: readonly PageNode[],
  removed: ReadonlySet<Element>,
): readonly PageBlock[] {
  const blocks = contents.flatMap((content) => ownBlocks(content, removed));
  return withoutEmptyHeadings(blocks.filter((block) => !isLinkLine(block)));
}

function ownBlocks(content: PageNode, removed: ReadonlySet<Element>): readonly PageBlock[] {
  const own: PageBlock[] = [];
  const open = content.parts.toReversed();
  for (let part = open.pop(); part !== undefined; part = open.pop())
    if (!isNode(part)) own.push(part);
    else if (isOfArticle(part, content) && !(part.element && removed.has(part.element)))
      for (const inner of part.parts.toReversed()) open.push(inner);
  return own;
}

function isOfArticle(node: PageNode, content: PageNode): boolean {
  if (node.frame === node) return false;
  if (node.standing === "beside" && node.prose < MIN_BESIDE_PROSE) return false;
  if (node.element?.name === "p" && node.parts.some(isSentence)) return true;
  const isLinks = node.linkLength > node.textLength * MAX_LINKS;
  return !(isLinks && node.prose < MIN_LINKED_PROSE) || node.textLength > content.textLength / 2;
}

/** How many lines of an element, outside its frames, are nothing but a link: what lists are made of. */
export function countLinkLines(
  blocks: readonly PageBlock[],
  contents: readonly PageNode[],
): number {
  const frames = new Set(contents.map(({ frame }) => frame));
  const roots = new Set(contents);
  return blocks.filter(
    ({ text, linkLength, node }) =>
      text.length >= MIN_STORY &&
      linkLength >= text.length * LINK_SHARE &&
      frames.has(node.frame) &&
      isBelow(node, roots),
  ).length;
}

const MIN_STORY = 20;

function isBelow(node: PageNode, roots: ReadonlySet<PageNode>): boolean {
  for (let up: PageNode | undefined = node; up !== undefined; up = up.parent)
    if (roots.has(up)) return true;
  return false;
}

const LINK_SHARE = 0.8;
const MAX_LINK_LINE = 200;

function isSentence(part: PageNode | PageBlock): boolean {
  return !isNode(part) && part.text.length >= MIN_SENTENCE && endsSentence(part.text);
}

/** A line that is but a link, and no whole sentence. */
function isLinkLine({ text, linkLength, node }: PageBlock): boolean {
  if (text.length > MAX_LINK_LINE || linkLength < text.length * LINK_SHARE || isHeading(node))
    return false;
  return text.length < MIN_SENTENCE || !endsSentence(text);
}

const MIN_SENTENCE = 50;
const SENTENCE_END = /\p{L}[.!]["'”’»)]*$/u;
const END_LENGTH = 8;

function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text.slice(-END_LENGTH));
}

/** A heading behind which nothing follows announced what was left out. */
function withoutEmptyHeadings(blocks: readonly PageBlock[]): readonly PageBlock[] {
  return blocks.filter((block, i) => {
    if (!isHeading(block.node)) return true;
    const next = blocks[i + 1];
    return next !== undefined && (!isHeading(next.node) || rankOf(next.node) > rankOf(block.node));
  });
}

function rankOf({ element }: PageNode): number {
  return Number.parseInt(element?.name.slice(1) ?? "", 10);
}
