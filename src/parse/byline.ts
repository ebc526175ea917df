import { nameKey } from "../text/fold.ts";
import { isSource, looksLikeByline } from "./boilerplate.ts";
import type { PageLayout } from "./layout.ts";
import type { Structured } from "./structured.ts";
import type { PageBlock } from "./text-walk.ts";
import { cleanText } from "./text-walk.ts";
import { textOf } from "./tree.ts";
import { isRight } from "./zones.ts";

export const MAX_BYLINE = 80;
const LABELLED =
  /^(?:Tác giả(?: bài viết)?|Người viết|Bài và ảnh|By|Author|Written by|Von|Par|Por)\s*:?\s+(?<name>\S.{1,60})$/u;
const LABEL = /^(?:by|von|par|por|text:|tác giả:|written by|(?:được )?(?:viết|đăng) bởi:?)\s+/iu;
/** What signs for a paper and is no person: its name, its address, its offices. */
const NO_PERSON =
  /(?:^|[\s.])(?:báo|tạp chí|online|super ?user|tin tức|cổng thông tin|ban biên tập|tòa soạn|thông tấn|news|admin|administrator|editor|staff|webmaster|root|biên tập|quản trị|vccorp)(?=$|[\s.])|https?:|@|\.(?:vn|com|net|org)(?![\p{L}])|^\d+$/iu;

/** Who signs the article: where the system puts the name, behind a label, in the last line, or in the page's head. */
export function findByline(
  blocks: readonly PageBlock[],
  page: {
    readonly all: readonly PageBlock[];
    readonly structured: Structured;
    readonly layout: PageLayout;
    readonly site: string | undefined;
  },
): string | undefined {
  const { structured, layout } = page;
  const marked = layout
    .elements("byline")
    .map((element) => cleanText(textOf(element)))
    .find(
      (text) => text !== "" && text.length <= MAX_BYLINE && !isSource(text) && !isPaper(text, page),
    );
  if (marked !== undefined) return withoutSource(marked.replace(LABEL, ""));
  const labelled = page.all
    .map(({ text }) => LABELLED.exec(text)?.groups?.["name"])
    .find((name) => name !== undefined && !isPaper(name, page));
  if (labelled !== undefined) return labelled;
  const last = blocks.findLast(({ text }) => !isSource(text));
  const signed = last === undefined ? undefined : withoutSource(last.text);
  if (last !== undefined && signed !== undefined && isRight(last) && signed.length <= MAX_BYLINE)
    return signed;
  const author = structured.authors
    .map((names) => names.filter((name) => !isPaper(name, page)).join(", "))
    .find((names) => names !== "" && names.length <= MAX_BYLINE);
  if (author !== undefined) return withoutSource(author.replace(LABEL, ""));
  return last?.isEmphasised === true && looksLikeByline(last.text) ? signed : undefined;
}

/** A name in bold on the right of the page right below the text: where a system sets it in a row of its own. */
export function bylineBelow(
  all: readonly PageBlock[],
  own: readonly PageBlock[],
): string | undefined {
  const last = own.at(-1);
  const next = last === undefined ? undefined : all[all.indexOf(last) + 1];
  if (next === undefined || next.linkLength > 0 || next.node.frame !== undefined) return undefined;
  return isRight(next) && looksLikeByline(next.text) ? withoutSource(next.text) : undefined;
}

const WITH_SOURCE =
  /\s*\((?:theo|nguồn:?|tổng hợp|lược dịch|dịch|biên dịch|ghi)(?:\s[^()]{2,80})?\)$/iu;

/** "Song Nghi (theo Reuters)" is signed by Song Nghi. */
function withoutSource(line: string): string {
  return line.replace(WITH_SOURCE, "");
}

/** The name in a line that signs an article: without "Tác giả:" before it and the source behind it. */
export function signedName(line: string): string {
  return withoutSource(LABELLED.exec(line)?.groups?.["name"] ?? line.replace(LABEL, ""));
}

const SHORT_HOST = 4;

function isPaper(
  name: string,
  { structured, site }: { readonly structured: Structured; readonly site: string | undefined },
): boolean {
  if (NO_PERSON.test(name)) return true;
  const key = nameKey(name).replaceAll(" ", "");
  const paper = nameKey(structured.siteName ?? "").replaceAll(" ", "");
  const hostName = site?.split(".").findLast((part) => part.length >= SHORT_HOST);
  return key === paper || (hostName !== undefined && key === hostName.replaceAll("-", ""));
}
