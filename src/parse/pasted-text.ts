import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import { collapseSpaces } from "../text/normalize.ts";
import type { ArticleParts, Block } from "./assemble.ts";
import {
  endsArticle,
  hasCredit,
  isLabel,
  isSource,
  looksLikeByline,
  looksLikeCaption,
} from "./boilerplate.ts";
import { isDateLine, parseVisibleDate } from "./visible-date.ts";

const MAX_TITLE = 260;
const MAX_SECTION = 40;
const MIN_PARAGRAPH = 40;
const MAX_LINES = 50_000;

/**
 * An article pasted as text: labels of the portal, a section, a date and the title in any order, then paragraphs with
 * captions between them, a byline, and what the page had below.
 */
export function readPastedText(text: string): Result<ArticleParts> {
  const lines = articleLines(text);
  if (lines.length > MAX_LINES)
    return failure(
      "no-article",
      "no article in this text: it has more lines than any article; split the file",
    );
  const firstParagraph = lines.findIndex((line) => isParagraph(line));
  const head = lines.slice(0, firstParagraph === -1 ? 1 : Math.max(firstParagraph, 1));
  const title = head.findLast((line) => !isDateLine(line)) ?? "";
  const at = lines.indexOf(title);
  const section = lines
    .slice(0, at)
    .findLast((line) => !isDateLine(line) && line.length <= MAX_SECTION);
  const dateLine = lines.slice(0, at + 3).find(isDateLine);
  const rest = lines.slice(at + 1).filter((line) => line !== dateLine);
  if (title === "" && rest.length === 0)
    return failure("no-article", "no article in this text: no title and no paragraph");
  const { blocks, byline } = readBody(rest);
  return success({
    url: undefined,
    site: undefined,
    title,
    byline,
    section,
    publishedAt: dateLine === undefined ? undefined : parseVisibleDate(dateLine),
    blocks,
  });
}

function articleLines(text: string): readonly string[] {
  const lines = text
    .split("\n")
    .map(collapseSpaces)
    .filter((line) => line !== "");
  const firstText = lines.findIndex((line) => line.length >= MIN_PARAGRAPH);
  const end = lines.findIndex((line, i) => i > firstText && endsArticle(line));
  return lines
    .slice(0, end === -1 ? lines.length : end)
    .filter((line) => !isLabel(line) && !isSource(line));
}

const SENTENCE_END = /[.!?…]["'”’)]*$|\.\/\.$/u;

function isParagraph(line: string): boolean {
  return line.length > MAX_TITLE || (line.length >= MIN_PARAGRAPH && SENTENCE_END.test(line));
}

function readBody(lines: readonly string[]): {
  readonly blocks: readonly Block[];
  readonly byline: string | undefined;
} {
  const last = lines.at(-1);
  const signed = last !== undefined && lines.length > 1 && looksLikeByline(last);
  const body = signed ? lines.slice(0, -1) : lines;
  const blocks = body.map((line, i): Block => ({ zone: zoneOf(line, i), text: line }));
  return { blocks, byline: signed ? last : undefined };
}

function zoneOf(line: string, index: number): Block["zone"] {
  if (hasCredit(line) || (index > 0 && looksLikeCaption(line))) return "caption";
  return index === 0 ? "lead" : "body";
}
