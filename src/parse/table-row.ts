import type { AnyNode, Element } from "domhandler";
import { isElement, nodesBelow } from "./tree.ts";

export const CELLS: ReadonlySet<string> = new Set(["td", "th"]);

/** What makes a row a piece of a page's frame, or holds whole paragraphs: pictures, links, forms, headings, tables in tables. */
const NO_DATA: ReadonlySet<string> = new Set(
  "a img table h1 h2 h3 h4 h5 h6 ul ol input button select form iframe figure blockquote".split(
    " ",
  ),
);
const MAX_CELL = 200;
const MAX_NODES = 200;
const MIN_FILLED = 2;

/**
 * True for a row of a table that holds data: two short cells or more of plain text, and a row beside it with as many cells. Tables
 * also lay out whole pages; their cells hold all else.
 */
export function isDataRow(element: Element): boolean {
  if (element.name !== "tr") return false;
  const cells = cellsOf(element);
  if (cells.length < MIN_FILLED) return false;
  const beside = [
    rowAt(element.next, "next"),
    rowAt(element.prev, "prev"),
    rowOfNextSection(element),
  ];
  if (!beside.some((row) => row !== undefined && cellsOf(row).length === cells.length))
    return false;
  const lengths = cells.map(plainLength);
  return (
    lengths.every((length) => length <= MAX_CELL) &&
    lengths.filter((length) => length > 0).length >= MIN_FILLED
  );
}

function cellsOf(row: Element): readonly Element[] {
  return row.children.filter((node): node is Element => isElement(node) && CELLS.has(node.name));
}

/** The nearest row in one direction. */
function rowAt(from: AnyNode | null, way: "next" | "prev"): Element | undefined {
  let node = from;
  while (node !== null) {
    if (isElement(node)) return node.name === "tr" ? node : undefined;
    node = node[way] as AnyNode | null;
  }
  return undefined;
}

/** The first row of the section behind the row's own: that of the body behind the head's. */
function rowOfNextSection({ parent }: Element): Element | undefined {
  if (parent === null || !isElement(parent) || parent.name !== "thead") return undefined;
  let section = parent.next;
  while (section !== null && !(isElement(section) && section.name === "tbody"))
    section = section.next;
  return section === null ? undefined : rowAt(section.children[0] ?? null, "next");
}

/** How long the text of a cell is; without end where it holds more than text. */
function plainLength(cell: Element): number {
  let length = 0;
  let seen = 0;
  for (const node of nodesBelow(cell)) {
    seen += 1;
    if (seen > MAX_NODES || (isElement(node) && NO_DATA.has(node.name)))
      return Number.POSITIVE_INFINITY;
    if (node.type === "text") length += node.data.trim().length;
  }
  return length;
}
