import { nameKey } from "../text/fold.ts";
import type { PageLayout } from "./layout.ts";
import type { Structured } from "./structured.ts";
import type { Survey } from "./survey.ts";
import { cleanText } from "./text-walk.ts";
import { textOf } from "./tree.ts";

const MIN_SHARED = 0.5;
const MAX_TITLE = 300;

/** The headline without the site's name: the heading that the page shows, if what its head says agrees. */
export function findTitle(survey: Survey, structured: Structured, layout: PageLayout): string {
  const document = cleanText(survey.title);
  const told = [structured.title, document].filter((text) => text !== undefined && text !== "");
  const shown = [...layout.elements("title"), ...byRank(survey)]
    .map((element) => cleanText(textOf(element)))
    .filter((text) => text !== "" && text.length <= MAX_TITLE);
  const agreed = shown.find((text) => told.some((other) => agree(text, other ?? "")));
  if (agreed !== undefined) return agreed;
  if (structured.title !== undefined) return withoutSite(structured.title, structured.siteName);
  return document === "" ? (shown[0] ?? "") : withoutSite(document, structured.siteName);
}

function byRank({ headings }: Survey): Survey["headings"] {
  return headings.toSorted((a, b) => a.name.localeCompare(b.name));
}

const MIN_KEY = 8;

/** A heading agrees with the document's title if one holds the other, or most of their words are the same. */
function agree(shown: string, told: string): boolean {
  const [a, b] = [nameKey(shown), nameKey(told)];
  if (a === b) return a !== "";
  if (a.length >= MIN_KEY && b.includes(a)) return true;
  if (b.length >= MIN_KEY && a.includes(b) && b.length > a.length / 2) return true;
  const words = new Set(a.split(" "));
  const others = new Set(b.split(" "));
  const shared = [...words].filter((word) => others.has(word)).length;
  return words.size > 2 && shared >= Math.max(words.size, others.size) * MIN_SHARED;
}

const PARTED = /\s+(?:-|\||–|—|::|»|•|·)\s+|\s*\|\s*/u;
const LAST_PART = /^(?<title>.+?)(?:\s+(?:-|–|—|::|»|•|·)\s+|\s*\|\s*)(?<site>[^|–—»•]{2,60})$/u;

/** Takes the site's name off either end of a document's title. */
function withoutSite(title: string, siteName: string | undefined): string {
  const site = nameKey(siteName ?? "");
  const [first = ""] = title.split(PARTED);
  if (site !== "" && nameKey(first) === site)
    return title.slice(first.length).replace(PARTED, "").trim();
  const groups = LAST_PART.exec(title)?.groups;
  if (groups === undefined) return title;
  const { title: rest = "", site: last = "" } = groups;
  const isSite = nameKey(last) === site || last.length < rest.length;
  return isSite ? rest.trim() : title;
}
