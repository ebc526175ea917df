import type { CheerioAPI } from "cheerio/slim";
import type { AnyNode, Element } from "domhandler";
import { collapseSpaces } from "../text/normalize.ts";
import { CONTENT_SELECTORS, FOREIGN, FOREIGN_TAGS } from "./page-roles.ts";

const MIN_CONTENT = 80;

/** The element that holds the article's text: where a known system puts it, else where the text is densest. */
export function findContent($: CheerioAPI): Element | undefined {
  for (const selector of CONTENT_SELECTORS) {
    const [best] = elementsOf($, selector)
      .map((element) => ({ element, length: textLength($, element) }))
      .filter(({ length }) => length >= MIN_CONTENT)
      .sort((a, b) => b.length - a.length);
    if (best !== undefined) return best.element;
  }
  return densest($);
}

/** The elements that a selector picks, in order. */
export function elementsOf($: CheerioAPI, selector: string): readonly Element[] {
  return $<Element, string>(selector).toArray();
}

function textLength($: CheerioAPI, element: Element): number {
  return collapseSpaces($(element).text()).length;
}

const GRANDPARENT_SHARE = 0.5;
const MIN_RUN = 40;

type Scores = Map<Element, number>;

/** Scores the parents of long runs of text that are not links; the best one holds the article. */
function densest($: CheerioAPI): Element | undefined {
  const scores: Scores = new Map();
  const body = $("body").toArray();
  for (const root of body.length > 0 ? body : $.root().children().toArray())
    scoreBelow(root, scores, 0);
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  return best?.[0];
}

function scoreBelow(node: AnyNode, scores: Scores, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (node.type === "text") scoreText(node, scores);
  if (!("children" in node) || (node.type === "tag" && (node.name === "a" || isForeign(node))))
    return;
  for (const child of node.children) scoreBelow(child, scores, depth + 1);
}

/** A run of text counts for its block, the block's parent, and by half for the one above. */
function scoreText(node: AnyNode & { readonly data: string }, scores: Scores): void {
  const length = node.data.trim().length;
  if (length < MIN_RUN) return;
  const block = blockOf(node.parent);
  const add = (element: AnyNode | null | undefined, share: number): void => {
    if (element?.type === "tag") scores.set(element, (scores.get(element) ?? 0) + length * share);
  };
  add(block, 1);
  add(block?.parent, 1);
  add(block?.parent?.parent, GRANDPARENT_SHARE);
}

const MAX_DEPTH = 400;
const INLINE: ReadonlySet<string> = new Set(["span", "font", "b", "strong", "i", "em", "u", "o:p"]);

function blockOf(node: AnyNode | null): Element | undefined {
  let current = node;
  while (current?.type === "tag" && INLINE.has(current.name))
    current = current.parent as AnyNode | null;
  return current?.type === "tag" ? current : undefined;
}

function isForeign(node: Element): boolean {
  const isForm = node.name === "form";
  return (
    (FOREIGN_TAGS.has(node.name) && !isForm) ||
    FOREIGN.test(`${node.attribs["class"] ?? ""} ${node.attribs["id"] ?? ""}`)
  );
}
