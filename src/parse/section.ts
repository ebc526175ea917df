import type { Element } from "domhandler";
import { nameKey } from "../text/fold.ts";
import { MAX_BYLINE } from "./byline.ts";
import type { PageReading } from "./page-reading.ts";
import { cleanText } from "./text-walk.ts";
import { isElement, nodesBelow, textOf } from "./tree.ts";

const CRUMB = /[›»>/]/u;

/** The section that the page's head names, or the last step of the way that it shows to itself. */
export function findSection(
  { structured, layout }: PageReading,
  title: string,
): string | undefined {
  const steps = layout.elements("section").flatMap((element) => stepsOf(element));
  const named = [structured.section ?? "", ...steps.toReversed()].map(cleanText);
  return named.find(
    (text) => text !== "" && text.length <= MAX_BYLINE && nameKey(text) !== nameKey(title),
  );
}

/** "Trang chủ › Chính trị", in links or in one line. */
function stepsOf(element: Element): readonly string[] {
  const links = [...nodesBelow(element)].filter(
    (node): node is Element => isElement(node) && node.name === "a",
  );
  if (links.length > 1) return links.map(textOf);
  return cleanText(textOf(element)).split(CRUMB);
}
