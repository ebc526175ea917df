import type { Edition } from "../model/page.ts";
import { absolute } from "./links.ts";
import type { Survey } from "./survey.ts";
import { cleanText } from "./text-walk.ts";
import { textOf } from "./tree.ts";

const PRINT =
  /[/?&=_-](?:print|printview|inbai|in-bai|ban-in|intin|printpreview|printpage)(?=[/?&=_.-]|$)|tmpl=component&print|[?&](?:print=1|dnnprintmode=true)/iu;
const PART = /(?:[?&](?:page|p|trang|pg)=|[/-](?:page|trang|p)[/-]?)(?<part>\d{1,3})(?=[/.?&]|$)/iu;
const EXTENSION = /\.[a-z\d]{2,5}(?=$|\?)|[/?&]{1,9}$/gu;
const MAX_ADDRESS = 2048;
const NUMBER = /^\d{1,2}$/u;

/** An article on one page. */
export const WHOLE: Edition = { form: "whole", part: null, next: null };

/** Whether a page shows a whole article, its print view, or one part of several, as its address and links tell. */
export function editionOf(
  survey: Survey,
  { url, next }: { readonly url: string | undefined; readonly next: string | undefined },
): Edition {
  if (url === undefined || url.length > MAX_ADDRESS) return WHOLE;
  if (PRINT.test(url)) return { form: "print", part: null, next: null };
  const part = Number.parseInt(PART.exec(url)?.groups?.["part"] ?? "1", 10);
  const following = [next, ...numbered(survey)]
    .map((href) => absolute(href ?? "", url))
    .find((target) => isPartOf(target, url, part + 1));
  if (following === undefined && part === 1) return WHOLE;
  return { form: "part", part, next: following ?? null };
}

function numbered({ anchors }: Survey): readonly string[] {
  return anchors.flatMap((anchor) => {
    const href = anchor.attribs["href"] ?? "";
    return PART.test(href) && NUMBER.test(cleanText(textOf(anchor))) ? [href] : [];
  });
}

/** The same address but for the number of the part. */
function isPartOf(target: string | undefined, url: string, part: number): boolean {
  if (target === undefined || target.length > MAX_ADDRESS) return false;
  const found = PART.exec(target);
  if (found?.groups?.["part"] !== String(part)) return false;
  return stem(target) === stem(url);
}

function stem(url: string): string {
  return url.replace(PART, "").replace(EXTENSION, "");
}
