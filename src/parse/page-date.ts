import type { Element } from "domhandler";
import type { PageLayout } from "./layout.ts";
import { standingOf } from "./page-words.ts";
import type { Structured } from "./structured.ts";
import type { Survey } from "./survey.ts";
import { AROUND_TAGS } from "./tags.ts";
import type { PageBlock } from "./text-walk.ts";
import { cleanText } from "./text-walk.ts";
import { parentOf, textOf } from "./tree.ts";
import type { Telling } from "./visible-date.ts";
import { isDateLine, parseIsoMoment, parseVisibleDate } from "./visible-date.ts";

const MAX_LINE = 100;
const CLOCK = /(?:clock|top-?date|hôm nay|today|banner|ngaythang|current|header-?date)/iu;
const LATEST_AHEAD = 2;
const EARLIEST = "1990";

export interface PageDates {
  readonly published: string | undefined;
  readonly updated: string | undefined;
}

interface PageText {
  readonly survey: Survey;
  readonly structured: Structured;
  readonly layout: PageLayout;
  readonly telling: Telling;
  readonly url: string | undefined;
  /** The blocks from the headline to the end of the article. */
  readonly around: readonly PageBlock[];
}

/**
 * The day of publication: what the page's head says, else where its system puts it, else its time elements, the day in its
 * address, and the lines about its headline. Clocks of the page and dates inside sentences are none.
 */
export function findDates(page: PageText): PageDates {
  const { structured, telling } = page;
  const read = (texts: readonly string[]): string | undefined =>
    texts.map((text) => parseIsoMoment(text, telling)).find(isPlausible);
  const updated = read(structured.modified);
  const published =
    read(structured.published) ??
    shownDate(page.layout.elements("date"), telling) ??
    timeElement(page) ??
    dateOfUrl(page.url) ??
    lineDate(page) ??
    classDate(page) ??
    looseDate(page) ??
    updated;
  return { published, updated: updated === published ? undefined : updated };
}

function isPlausible(moment: string | undefined): moment is string {
  return moment !== undefined && moment >= EARLIEST;
}

function shownDate(elements: readonly Element[], telling: Telling): string | undefined {
  for (const element of elements) {
    const text = cleanText(textOf(element));
    if (CLOCK.test(`${element.attribs["class"] ?? ""} ${text}`) || text.length > MAX_LINE) continue;
    const written = element.attribs["datetime"] ?? element.attribs["content"] ?? "";
    const moment = parseIsoMoment(written, telling) ?? visible(text, telling);
    if (isPlausible(moment)) return moment;
  }
  return undefined;
}

function visible(text: string, { isVietnamese, order }: Telling): string | undefined {
  const moment = parseVisibleDate(text, order);
  return isVietnamese ? moment : moment?.slice(0, 10);
}

const MAX_TIMES = 60;
const PUBLISHED = /(?:publi|entry|post|created|article|story)/iu;

/** A time element of the page itself, not of a story beside it; the one that says it is the day of publication first. */
function timeElement({ survey, telling }: PageText): string | undefined {
  const own = survey.times.slice(0, MAX_TIMES).filter((element) => !isBeside(element));
  const named = own.filter(({ attribs }) =>
    PUBLISHED.test(
      `${attribs["class"] ?? ""} ${attribs["itemprop"] ?? ""} ${attribs["pubdate"] === undefined ? "" : "published"}`,
    ),
  );
  return shownDate([...named, ...own], telling);
}

function isBeside(element: Element): boolean {
  for (let up: Element | undefined = element; up !== undefined; up = parentOf(up))
    if (up.name === "article" || up.name === "main") return false;
    else if (up.name === "header" || AROUND_TAGS.has(up.name) || standingOf(up) === "foreign")
      return true;
  return false;
}

const URL_DAY =
  /[/_=-](?<year>(?:19|20)\d{2})[/_-](?<month>0?[1-9]|1[0-2]|[a-z]{3})[/_-](?<day>0?[1-9]|[12]\d|3[01])(?:(?=[/?.]|$)|(?<=[_-]\d{1,2})(?=[_-]))/iu;
const URL_DIGITS =
  /(?:^|[/-])(?:1?0?)(?<year>20[0-3]\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])(?=\d{6,}|[/_.-]|$)/u;

const ORIGIN = /^https?:\/\/[^/]*/u;
const DIGIT = /^\d/u;

/** The day in an address: "/2019/11/18/", "/2019/nov/18/", "-20260307075519174.htm". */
export function dateOfUrl(url: string | undefined): string | undefined {
  const path = url?.replace(ORIGIN, "") ?? "";
  const groups = URL_DAY.exec(path)?.groups ?? URL_DIGITS.exec(path)?.groups;
  if (groups === undefined) return undefined;
  const { year = "", month = "", day = "" } = groups;
  return parseVisibleDate(
    DIGIT.test(month) ? `${year}-${month}-${day}` : `${day} ${month} ${year}`,
  );
}

const LABELLED =
  /^(?:(?:ngày )?(?:đăng|xuất bản|viết|gửi)|được đăng|cập nhật|đăng (?:ngày|lúc)|thứ|published|posted|updated|on|date|first published|veröffentlicht|publié|publicado|pubblicato|опубликовано)(?![\p{L}])/iu;
const NEAR_TITLE = 8;

/** A line that is a date, or is labelled as one, close below the headline or at the text's end. */
function lineDate({ around, telling }: PageText): string | undefined {
  const near = [...around.slice(0, NEAR_TITLE), ...around.slice(-LATEST_AHEAD)];
  const line = near.find(
    ({ text }) =>
      text.length <= MAX_LINE &&
      (isDateLine(text) || (LABELLED.test(text) && visible(text, telling) !== undefined)),
  );
  return line === undefined ? undefined : visible(line.text, telling);
}

const DATE_CLASS =
  /(?:^|[\s_-])(?:date|time|datetime|timestamp|pubdate|published|posted|dateline|byline|meta|info|ngay|thoigian)(?=$|[\s_-])/iu;

const HEAD = /(?:^|[\s_-])(?:header|top-?bar|masthead|banner)(?=$|[\s_-])/iu;
const NEAR = 6;

/** Within the frame above a page, where its clock stands; not within the head of its article. */
function isInHead(element: Element | undefined): boolean {
  let up = element;
  for (let level = 0; level < NEAR && up !== undefined; level += 1) {
    if (up.name === "article" || up.name === "main") return false;
    if (HEAD.test(`${up.attribs["class"] ?? ""} ${up.attribs["id"] ?? ""}`)) return true;
    up = parentOf(up);
  }
  return false;
}

/** The first short line whose class speaks of a date. */
function classDate({ survey, telling }: PageText): string | undefined {
  const block = survey.blocks.find(
    ({ text, node }) =>
      text.length <= MAX_LINE &&
      node.frame === undefined &&
      DATE_CLASS.test(
        `${node.element?.attribs["class"] ?? ""} ${node.element?.parent?.type === "tag" ? (node.element.parent.attribs["class"] ?? "") : ""}`,
      ) &&
      !CLOCK.test(node.element?.attribs["class"] ?? "") &&
      !isInHead(node.element) &&
      visible(text, telling) !== undefined,
  );
  return block === undefined ? undefined : visible(block.text, telling);
}

/**
 * The first short line with a day in it, from the headline on. Not on Vietnamese pages, where such lines are decisions and meetings;
 * blogs elsewhere write "von Anna am 12.03.2016 | 3 Kommentare".
 */
function looseDate({ survey, around, telling }: PageText): string | undefined {
  if (telling.isVietnamese) return undefined;
  const lines = [...around, ...survey.blocks].filter(
    ({ text, node }) => text.length <= MAX_LINE && node.frame === undefined,
  );
  for (const { text } of lines) {
    const day = visible(text, telling);
    if (isPlausible(day)) return day;
  }
  return undefined;
}
