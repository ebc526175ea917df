import type { Unit } from "../../src/model/unit.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { NamedRule } from "./rule.ts";
import type { SubjectFact } from "./subject.ts";

/** What makes an organisation the subject of a report. */
export const ORGANISATION_RULE: NamedRule = {
  name: "subject/organisation",
  means:
    "<U> tổ chức hội nghị tổng kết, trao khen thưởng: one body's own review or awards, and no group's.",
};

const ASIDE = "(?: ?\\([^)]{0,50}\\)|,[^,.;]{0,60},)?";
/** What an organisation does that is its own review, or concerns its own awards. */
const OWN_ACT = new RegExp(
  `^(?:[^.;]{0,90}(?<![\\p{L}])khi )?[^\uE001]{0,60}(?<unit>\uE001)${ASIDE} ?:? ?(?:đã |vừa |vừa qua |vừa mới |cũng |long trọng |trang trọng )*(?:(?:tổ chức|phối hợp|tiến hành|khai mạc|mở)[^.;]{0,60})?(?:tổng kết|sơ kết|triển khai nhiệm vụ|điển hình|biểu dương|tuyên dương|khen thưởng|trao tặng|tặng|xét|đề nghị|công bố|công khai|đón nhận|nhận|vinh danh|tôn vinh|gặp mặt|họp|thi đua|cờ|bằng khen|\uE009)`,
  "du",
);
const OF_UNIT =
  /^[^\uE001]{0,90}(?:đề nghị|tặng|khen thưởng|\uE009)[^\uE001.;]{0,50}(?:của|cho) (?<unit>\uE001)/du;
const EMULATION = /(?:thi đua|khen thưởng|bằng khen|giấy khen|\uE009)/u;
const ABOUT_GROUPS = /(?:quy chế|quy định|hướng dẫn|dự thảo)[^.;]{0,60}(?:cụm|khối)/u;
const OPENING = 3;

/**
 * An organisation whose own review or awards the title or the opening reports; undefined where neither says so. Its name is
 * the fullest that title and opening give it.
 */
export function findOrganisation(reading: Reading, lexicon: Lexicon): SubjectFact | undefined {
  const title = reading.sentences.filter(({ zone }) => zone === "title");
  const opening = reading.sentences
    .filter(({ zone }) => zone === "lead" || zone === "body")
    .slice(0, OPENING);
  if (
    !reading.sentences.some((sentence) => sentence.says(EMULATION)) ||
    title.some((sentence) => sentence.says(ABOUT_GROUPS))
  )
    return undefined;
  const acting = [...opening, ...title].flatMap((sentence) => actingUnit(sentence) ?? []);
  const [first] = acting;
  return first === undefined ? undefined : subjectOf(fullest(first, acting), lexicon);
}

interface Named {
  readonly unit: Unit;
  readonly span: { readonly start: number; readonly end: number };
  readonly aside: string;
}

function actingUnit(sentence: Sentence): Named | undefined {
  const match = sentence.find(OWN_ACT) ?? sentence.find(OF_UNIT);
  const at = match?.indices?.groups?.["unit"]?.[0];
  const mention = at === undefined ? undefined : sentence.at(at);
  if (at === undefined || mention === undefined || !isKind(mention, "unit")) return undefined;
  const aside = sentence.find(BRACKET, at + 1);
  const place = aside === undefined ? undefined : sentence.at(at + 1 + aside[0].indexOf("\uE002"));
  return {
    unit: mention.value,
    span: mention.span,
    aside: place !== undefined && isKind(place, "place") ? place.value.name : "",
  };
}

const BRACKET = /^ ?\(\uE002\)/u;

/** Of one organisation's names the one with the most words. */
function fullest(first: Named, all: readonly Named[]): Named {
  const same = all.filter(({ unit }) => sharesPlace(unit, first.unit));
  return same.reduce(
    (best, one) => (one.unit.name.length > best.unit.name.length ? one : best),
    first,
  );
}

function sharesPlace(a: Unit, b: Unit): boolean {
  return nameKey(a.place ?? "") === nameKey(b.place ?? "");
}

function subjectOf({ unit, span, aside }: Named, lexicon: Lexicon): SubjectFact {
  const isProvince =
    unit.place !== null && lexicon.provinces.resolve(unit.place, undefined) !== undefined;
  return {
    subject: {
      form: "organisation",
      number: null,
      name: unit.name,
      sector: null,
      region: null,
      province: isProvince ? unit.place : aside === "" ? null : aside,
    },
    spans: [span],
    rule: ORGANISATION_RULE.name,
    memberCount: undefined,
    zones: new Set(),
    isTold: true,
    isOpening: false,
  };
}
