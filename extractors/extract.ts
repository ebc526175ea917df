import type { Article } from "../src/model/article.ts";
import type { Absence, Extraction, Report } from "../src/model/extraction.ts";
import { absencesOf } from "./absent.ts";
import { contradictionsOf } from "./contradictions.ts";
import { findChairClaims } from "./facts/chairs.ts";
import { findOrganisation } from "./facts/organisation.ts";
import { findPeople } from "./facts/people.ts";
import type { SubjectFact } from "./facts/subject.ts";
import { findGroupSubjects, isInFront } from "./facts/subject.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { prove } from "./proof.ts";
import type { Reading } from "./reading.ts";
import { readArticle } from "./reading.ts";
import { mayBeRelevant } from "./relevance.ts";
import { buildReport } from "./report.ts";
import { scopeSubjects } from "./scope-of-report.ts";

/**
 * Everything that the contract asks of one article. Total and pure: the same article and lexicon give the same
 * extraction, byte for byte; where nothing is found the fields are empty and `absent` says why.
 */
export function extract(article: Article, lexicon: Lexicon): Extraction {
  const reading = readArticle(article, lexicon);
  const people = findPeople(reading).map(({ person, spans, rule }) => ({
    ...person,
    ...prove(article, { spans, rule }, lexicon),
  }));
  const base = { contract: "thidua/1" as const, document: article, people };
  if (!mayBeRelevant(article.text))
    return { ...base, relevant: false, reports: [], absent: notRelevant("no-trigger") };
  const built = reportsOf(reading, lexicon);
  if (built.length === 0)
    return { ...base, relevant: false, reports: [], absent: notRelevant("no-value") };
  return {
    ...base,
    relevant: true,
    reports: built.map(({ report }) => report),
    absent: built.flatMap(({ absent }) => absent),
  };
}

interface Built {
  readonly report: Report;
  readonly absent: readonly Absence[];
}

function reportsOf(reading: Reading, lexicon: Lexicon): readonly Built[] {
  const subjects = subjectsOf(reading, lexicon);
  const roles = findChairClaims(reading);
  return scopeSubjects(reading, subjects)
    .map((scope) => ({
      ...buildReport(reading, { ...scope, roles }, lexicon),
      sentences: scope.sentences,
    }))
    .filter(({ report }) => saysSomething(report))
    .map(({ report, refusals, sentences }, index) => ({
      report,
      absent: [
        ...absencesOf(report, refusals, index),
        ...contradictionsOf(report, reading, { sentences, index }),
      ],
    }));
}

function subjectsOf(reading: Reading, lexicon: Lexicon): readonly SubjectFact[] {
  if (isAboutRules(reading)) return [];
  const groups = findGroupSubjects(reading, lexicon).filter((group) =>
    isOfEmulation(group, reading),
  );
  if (groups.some(isInFront)) return withoutCollective(groups);
  const organisation = findOrganisation(reading, lexicon);
  return organisation === undefined ? groups : [organisation];
}

/** "Gia Lai: Cụm thi đua xã, phường tổng kết": above the reports of several groups a headline names them all as one. */
function withoutCollective(groups: readonly SubjectFact[]): readonly SubjectFact[] {
  const told = groups.filter(({ zones }) => !isOnlyTitle(zones));
  if (told.filter(({ isTold }) => isTold).length < 2) return groups;
  return groups.filter(({ subject, zones }) => subject.number !== null || !isOnlyTitle(zones));
}

function isOnlyTitle(zones: ReadonlySet<string>): boolean {
  return zones.size === 1 && zones.has("title");
}

const EMULATION_GROUP =
  /(?:(?:cụm|khối|vùng|khu vực) (?:thi đua|TĐ|TĐKT|thị đua|khi đua)|(?:công tác|phong trào|giao ước|kết quả|bình xét|ký kết|tổng kết|sơ kết) thi đua|thi đua[, -]+khen thưởng|\uE009)/iu;

/** "Cụm số 4" may be one of anything; without "thi đua" in its name the article must speak of its emulation. */
function isOfEmulation({ subject }: SubjectFact, { canonical }: Reading): boolean {
  return EMULATION_GROUP.test(subject.name) || EMULATION_GROUP.test(canonical);
}

const RULES = /(?:quy chế|quy định|dự thảo|hướng dẫn|hỏi\s?-?\s?đáp)/u;

/** A title on regulations that names no group: nothing is reported on. */
function isAboutRules({ sentences }: Reading): boolean {
  const title = sentences.filter(({ zone }) => zone === "title");
  const isNamed = title.some(({ mentions }) =>
    mentions.some((m) => m.kind === "group" && m.value.name !== undefined),
  );
  return !isNamed && title.some((sentence) => sentence.says(RULES));
}

/** A group that is only mentioned is not reported on: no meeting, no member, no chair, no award. */
function saysSomething(report: Report): boolean {
  const { event, members, chairs, awards, subject } = report;
  if (subject.form === "organisation") return awards.length > 0;
  return event.type !== null || members.units.length > 0 || chairs.length > 0 || awards.length > 0;
}

function notRelevant(reason: Absence["reason"]): readonly Absence[] {
  return [{ report: null, field: "reports", reason, rule: null }];
}
