import type { Subject } from "../../src/model/extraction.ts";
import type { Span } from "../../src/model/span.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { GroupValue, MentionOf } from "../mention.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";

/** A group or organisation that the article reports on, with every place where it is named. */
export interface SubjectFact {
  readonly subject: Subject;
  readonly spans: readonly Span[];
  readonly rule: string;
  /** What its name says of its members, for shared heads and counts. */
  readonly memberBody: string | undefined;
  readonly memberCount: number | undefined;
}

interface NamedGroup {
  readonly mention: MentionOf<"group">;
  readonly sentence: Sentence;
}

/** The groups reported on, the main one first: named in the title or lead, or opening a sentence of the body. */
export function findGroupSubjects(reading: Reading): readonly SubjectFact[] {
  const named = reading.sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) =>
      isKind(mention, "group") && mention.value.name !== undefined ? [{ mention, sentence }] : [],
    ),
  );
  const clusters = gather(named);
  const main = [...clusters].sort((a, b) => weigh(b) - weigh(a))[0];
  if (main === undefined) return [];
  const others = clusters.filter((cluster) => cluster !== main && isReported(cluster));
  const all = clusters.filter((cluster) => cluster === main || others.includes(cluster));
  return all.map((cluster) => toSubject(reading, cluster));
}

/** Mentions of one group: same form and number, or, without a number, one name inside the other. */
function gather(named: readonly NamedGroup[]): readonly (readonly NamedGroup[])[] {
  const clusters: NamedGroup[][] = [];
  for (const one of named) {
    const home = clusters.find((cluster) =>
      cluster.some((other) => isSame(one.mention.value, other.mention.value)),
    );
    if (home === undefined) clusters.push([one]);
    else home.push(one);
  }
  return clusters;
}

function isSame(a: GroupValue, b: GroupValue): boolean {
  if (a.number !== undefined && b.number !== undefined)
    return a.number === b.number && !contradicts(a, b);
  const [nameA, nameB] = [nameKey(a.name ?? ""), nameKey(b.name ?? "")];
  if (a.form !== b.form) return false;
  const isSector =
    a.sector !== undefined && a.sector === b.sector && (a.number ?? b.number) !== undefined;
  return isSector || nameA.startsWith(nameB) || nameB.startsWith(nameA);
}

function contradicts(a: GroupValue, b: GroupValue): boolean {
  return a.sector !== undefined && b.sector !== undefined && a.sector !== b.sector;
}

const ZONE_WEIGHT: Readonly<Record<string, number>> = {
  title: 6,
  lead: 5,
  body: 1,
  caption: 1,
  quote: 0,
};

function weigh(cluster: readonly NamedGroup[]): number {
  return cluster.reduce((sum, { sentence, mention }) => {
    const opens =
      sentence.zone === "body" && sentence.indexOf(mention.span.start) < OPENING ? 1 : 0;
    return (
      sum + (ZONE_WEIGHT[sentence.zone] ?? 0) + opens + (EVENT_WORD.test(sentence.text) ? 1 : 0)
    );
  }, 0);
}

const OPENING = 12;
const EVENT_WORD = /(?:tổng kết|sơ kết|ký kết|ký giao ước|giao ban|bàn giao|ra mắt|bình xét)/iu;

/** Beside the main group, one whose own members, roles or meeting the article gives. */
function isReported(cluster: readonly NamedGroup[]): boolean {
  return cluster.some(
    ({ sentence, mention }) =>
      sentence.zone !== "quote" &&
      (MEMBERS_AFTER.test(sentence.text.slice(sentence.indexOf(mention.span.end))) ||
        HOLDS_MEETING.test(sentence.text) ||
        (mention.value.number !== undefined && HAS_CHAIR.test(sentence.text))) &&
      sentence.indexOf(mention.span.start) < REPORT_REACH,
  );
}

const REPORT_REACH = 110;
const MEMBERS_AFTER = /^,?\s*(?:\(gồm|gồm|hiện có|có \uE008)/iu;
const HAS_CHAIR = /\uE003/u;
const HOLDS_MEETING =
  /\uE005[^.]{0,40}(?:tổ chức|tiến hành|đã họp)[^.]{0,30}(?:hội nghị|tổng kết|sơ kết|ký kết|giao ban)/iu;

function toSubject(reading: Reading, cluster: readonly NamedGroup[]): SubjectFact {
  const values = cluster.map(({ mention }) => mention.value);
  const first = bestName(cluster);
  const pick = <
    K extends "sector" | "region" | "province" | "memberBody" | "memberCount" | "number",
  >(
    key: K,
  ): GroupValue[K] => values.find((value) => value[key] !== undefined)?.[key];
  const subject = {
    form: first.form,
    number: pick("number") ?? null,
    name: withoutProvince(first),
    sector: pick("sector") ?? null,
    region: pick("region") ?? regionBeside(reading, cluster) ?? null,
    province: pick("province") ?? null,
  };
  return {
    subject,
    spans: cluster.map(({ mention }) => mention.span),
    rule: cluster[0]?.mention.finder.replace("group/", "subject/") ?? "subject/named",
    memberBody: pick("memberBody"),
    memberCount: pick("memberCount"),
  };
}

const EMULATION = /(?:thi đua|thị đua|khi đua|TĐKT)/iu;

/**
 * The name as first written with its number and "thi đua"; without a number, as written where the meeting is told, which is
 * fuller than a headline; else as first written.
 */
function bestName(cluster: readonly NamedGroup[]): GroupValue {
  const full = cluster.filter(({ mention }) => EMULATION.test(mention.value.name ?? ""));
  const numbered = full.find(({ mention }) => mention.value.number !== undefined);
  const told = (full.length > 0 ? full : cluster).find(
    ({ sentence }) => sentence.zone !== "title" && EVENT_WORD.test(sentence.text),
  );
  const best = numbered ?? told ?? full[0] ?? cluster[0];
  if (best === undefined) throw new Error("A group without a mention");
  return best.mention.value;
}

const PLACE_AT_END =
  /(?:,? (?:thuộc|trực thuộc|của))? (?:tỉnh|thành phố|TP\.?) (?<place>\p{Lu}[\p{L}\p{M}'-]*(?: - \p{Lu}[\p{L}]*| \p{Lu}[\p{L}\p{M}'-]*){0,4})$/u;
const NAMED_BY_UNIT = /thuộc \p{Lu}/u;

/** "Khối thi đua Nội chính tỉnh Hà Nam": the province stands in its own field, unless the name is that of a unit. */
function withoutProvince({ name = "", province }: GroupValue): string {
  const match = PLACE_AT_END.exec(name);
  if (match === null || province === undefined || NAMED_BY_UNIT.test(name)) return name;
  return match.groups?.["place"] === province ? name.slice(0, match.index) : name;
}

/** "… khu vực miền Trung - Tây Nguyên … Cụm thi đua số III": the region said of the members beside the group's name. */
function regionBeside(reading: Reading, cluster: readonly NamedGroup[]): string | undefined {
  const zones = new Set(["title", "lead"]);
  const near = reading.sentences.filter(
    (sentence) =>
      zones.has(sentence.zone) || cluster.some(({ sentence: own }) => own.index === sentence.index),
  );
  for (const sentence of near) {
    const match = REGION_OF_MEMBERS.exec(
      reading.canonical.slice(sentence.span.start, sentence.span.end),
    );
    const region = match?.groups?.["region"];
    if (match !== null && region !== undefined) {
      const start = sentence.span.start + match.index + match[0].length - region.length;
      return reading.article.text.slice(start, start + region.length).trim();
    }
  }
  return undefined;
}

const REGION_OF_MEMBERS =
  /(?:[Tt]ỉnh|[Tt]hành phố|ủy)\s+(?:thuộc\s+)?khu vực\s+(?<region>(?:miền|vùng|duyên hải|đồng bằng|Tây|Đông|Nam|Bắc|trung du)(?:\s*-?\s*(?:miền|núi|phía|và|sông|hải|duyên|\p{Lu}[\p{L}\p{M}]*)){1,8})/u;
