import { load } from "cheerio/slim";
import type { AnyNode, Document, Element } from "domhandler";
import { withoutDeadText } from "./dead-text.ts";

/**
 * One for all pages: cheerio makes a class with every load, whose prototype keeps the page's tree alive until the next full
 * collection of garbage. That is a third of the time over a tree.
 */
const parser = load("", { xml: { xmlMode: false, decodeEntities: true } });
/** What begins with it is markup, and not a selector. */
const MARK = "<!-->";
/** What cheerio takes for markup by itself. To put a mark before it would copy the whole page. */
const MARKUP = /^[^<]*<[a-zA-Z!][^>]*>/u;

function asMarkup(text: string): string {
  return MARKUP.test(text) ? text : MARK + text;
}

/** A page as a tree: htmlparser2's reading, which never fails, through cheerio. Scripts, styles, drawings and comments are left out. */
export function loadTree(html: string): Document {
  return rootOf(parser, withoutDeadText(html));
}

const xmlParser = load("", { xml: { xmlMode: true, decodeEntities: true } });

/** A feed or sitemap as a tree; what is not well-formed is read as far as it goes. */
export function loadXml(xml: string): Document {
  return rootOf(xmlParser, xml);
}

function rootOf(read: typeof parser, text: string): Document {
  // Of a single tag that never ends nothing is read, not even an empty page.
  const root = (read(asMarkup(text)).get(0) ?? read(MARK).get(0))?.parent;
  if (root?.type !== "root") throw new Error("cheerio gave a tree without a root");
  return root;
}

const ENTITY = /&(?:#\d{2,6}|#x[\da-f]{2,5}|[a-z]{2,8});/iu;

/** Text with its entities read, also where a system wrote them twice over. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let times = 0; times < 2 && ENTITY.test(decoded); times += 1)
    decoded = loadTree(decoded.replaceAll("<", "&lt;"))
      .children.map((node) => (node.type === "text" ? node.data : ""))
      .join("");
  return decoded;
}

export function isElement(node: AnyNode): node is Element {
  return node.type === "tag" || node.type === "script" || node.type === "style";
}

/** The element's parent, where that is an element. */
export function parentOf(element: Element): Element | undefined {
  const { parent } = element;
  return parent !== null && isElement(parent) ? parent : undefined;
}

/** All nodes below a root in document order, without recursion: pages nest by the hundred thousand. */
export function* nodesBelow(root: AnyNode): Generator<AnyNode> {
  let node = firstChild(root);
  while (node !== null && node !== root) {
    yield node;
    node = firstChild(node) ?? following(node, root);
  }
}

function firstChild(node: AnyNode): AnyNode | null {
  return "children" in node ? (node.children[0] ?? null) : null;
}

/** The next node in document order that is not below this one; null at the end of the root. */
function following(node: AnyNode, root: AnyNode): AnyNode | null {
  let current: AnyNode | null = node;
  while (current !== null && current !== root) {
    if (current.next !== null) return current.next as AnyNode;
    current = current.parent as AnyNode | null;
  }
  return null;
}

const UNSEEN: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);

/** No part of a page that is asked for its text is longer, but for the article itself, which is read block by block. */
const MAX_TEXT = 20_000;

/** The text of an element, as written, or its beginning; scripts and styles have none. */
export function textOf(element: Element): string {
  let text = "";
  for (const node of nodesBelow(element)) {
    if (text.length > MAX_TEXT) return text.slice(0, MAX_TEXT);
    if (node.type === "text" && !isUnseen(node.parent as AnyNode | null)) text += node.data;
    else if (isElement(node) && (node.name === "br" || node.name === "p")) text += " ";
  }
  return text;
}

function isUnseen(parent: AnyNode | null): boolean {
  return parent !== null && isElement(parent) && UNSEEN.has(parent.name);
}
