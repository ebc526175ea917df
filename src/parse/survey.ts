import type { AnyNode, Document, Element } from "domhandler";
import type { RoleBook, RoleRule } from "./roles.ts";
import { RoleFinder } from "./roles.ts";
import { DEAD_TAGS, HEADING_TAG } from "./tags.ts";
import type { PageBlock, PageNode } from "./text-walk.ts";
import { TextWalk } from "./text-walk.ts";
import { isElement, textOf } from "./tree.ts";

/** What one pass over a page finds: its head, the elements with a role in known systems, and its text as blocks. */
export interface Survey {
  readonly lang: string | undefined;
  readonly title: string;
  /** Against what the page's links are to be read. */
  readonly base: string | undefined;
  readonly metas: readonly Element[];
  readonly links: readonly Element[];
  readonly jsonLd: readonly string[];
  readonly anchors: readonly Element[];
  readonly times: readonly Element[];
  readonly headings: readonly Element[];
  /** How many fields for a password, and how many pictures. */
  readonly passwords: number;
  readonly pictures: number;
  readonly roles: ReadonlyMap<Element, readonly RoleRule[]>;
  readonly root: PageNode;
  readonly blocks: readonly PageBlock[];
  /** The nodes of the elements that have a role. */
  readonly nodes: ReadonlyMap<Element, PageNode>;
}

type Found = {
  lang: string | undefined;
  base: string | undefined;
  title: string;
  passwords: number;
  pictures: number;
  readonly metas: Element[];
  readonly links: Element[];
  readonly jsonLd: string[];
  readonly anchors: Element[];
  readonly times: Element[];
  readonly headings: Element[];
  readonly roles: Map<Element, readonly RoleRule[]>;
};

/** Goes once through a page in document order, without recursion, and keeps what the readers of an article ask for. */
export function surveyPage(document: Document, book: RoleBook): Survey {
  const found: Found = {
    lang: undefined,
    base: undefined,
    title: "",
    passwords: 0,
    pictures: 0,
    metas: [],
    links: [],
    jsonLd: [],
    anchors: [],
    times: [],
    headings: [],
    roles: new Map(),
  };
  const walk = new TextWalk();
  const noting: Noting = { found, walk, finder: new RoleFinder(book) };
  let node: AnyNode | null = document.children[0] ?? null;
  while (node !== null) {
    const isOpen: boolean = enter(node, found, walk);
    if (isOpen && isElement(node)) noteRoles(node, noting);
    const child: AnyNode | null = isOpen && "children" in node ? (node.children[0] ?? null) : null;
    node = child ?? nextAfter(node, walk);
  }
  return { ...found, ...walk.end() };
}

interface Noting {
  readonly found: Found;
  readonly walk: TextWalk;
  readonly finder: RoleFinder;
}

function noteRoles(element: Element, { found, walk, finder }: Noting): void {
  const rules = finder.rolesOf(element);
  if (rules.length === 0) return;
  found.roles.set(element, rules);
  walk.mark(element);
}

/** Takes note of a node; true where what is below it is read too. */
function enter(node: AnyNode, found: Found, walk: TextWalk): boolean {
  if (node.type === "text") {
    walk.addText(node.data);
    return false;
  }
  if (!isElement(node)) return false;
  switch (node.name) {
    case "script":
      if (node.attribs["type"]?.includes("ld+json") === true) found.jsonLd.push(scriptText(node));
      return false;
    case "meta":
      found.metas.push(node);
      return true;
    case "link":
      found.links.push(node);
      return true;
    case "base":
      found.base ??= node.attribs["href"];
      return false;
    case "title":
      if (found.title === "") found.title = textOf(node);
      return false;
    case "html":
      found.lang ??= node.attribs["lang"] ?? node.attribs["xml:lang"];
      break;
    case "input":
      if (node.attribs["type"] === "password") found.passwords += 1;
      return false;
    case "br":
      walk.breakLine();
      return false;
    case "img":
      found.pictures += 1;
      walk.passImage();
      return false;
    default:
      if (DEAD_TAGS.has(node.name)) return false;
      noteText(node, found);
  }
  walk.open(node);
  return true;
}

function noteText(element: Element, found: Found): void {
  if (element.name === "a") {
    if (element.attribs["href"] !== undefined) found.anchors.push(element);
  } else if (element.name === "time") found.times.push(element);
  else if (HEADING_TAG.test(element.name)) found.headings.push(element);
}

function scriptText(script: Element): string {
  return script.children.map((child) => (child.type === "text" ? child.data : "")).join("");
}

/** The next node in document order behind this one and what is below it; the elements that end on the way are closed. */
function nextAfter(node: AnyNode, walk: TextWalk): AnyNode | null {
  let current: AnyNode | null = node;
  while (current !== null) {
    if (isElement(current)) walk.close(current);
    if (current.next !== null) return current.next as AnyNode;
    current = current.parent as AnyNode | null;
  }
  return null;
}
