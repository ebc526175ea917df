import type { z } from "zod";
import type { Dataset } from "../../../db/dataset.ts";
import type { EffectiveChair, EffectiveMember, ReportRow } from "../../../db/dataset-groups.ts";
import type { DatedArticle } from "../../../db/dataset-texts.ts";
import type { EffectiveFact, FactDecision } from "../../consolidate/decided.ts";
import { applyDecisions, isStale } from "../../consolidate/decided.ts";
import { profileKey } from "../../consolidate/group-profiles.ts";
import type { UnitContext } from "../../consolidate/unit-identity.ts";
import { identifyUnit } from "../../consolidate/unit-identity.ts";
import type { GroupSighting, Place } from "../../model/dataset.ts";
import type { Decision } from "../../model/decision.ts";
import { chairSchema, eventSchema, subjectSchema } from "../../model/extraction.ts";
import { unitSchema } from "../../model/unit.ts";
import type { Names } from "./names.ts";

/** A fact with the report that it is of. */
interface ReportFact extends EffectiveFact {
  readonly report: number;
}

/** The reports of an article on groups, as they count with what people decided; organisations are no groups. */
export function reportsOf(
  dataset: Dataset,
  article: DatedArticle,
  textId: string,
  names: Names,
): readonly ReportRow[] {
  const facts = effectiveFacts(dataset, article.id);
  const byReport = new Map<number, ReportFact[]>();
  for (const fact of facts) byReport.set(fact.report, [...(byReport.get(fact.report) ?? []), fact]);
  return [...byReport].flatMap(([report, own]) => {
    const row = reportOf({ article, textId, report, facts: own, names });
    return row === undefined ? [] : [row];
  });
}

function effectiveFacts(dataset: Dataset, articleId: string): readonly ReportFact[] {
  const statements = dataset.statementsOf(articleId);
  const decisions = dataset.decisionsOn(articleId).flatMap(toFactDecision);
  const facts = statements.map(({ statementId, kind, value }) => ({
    statementId,
    kind,
    value,
    evidence: decisions.length === 0 ? [] : dataset.evidenceOf(statementId),
  }));
  const result = applyDecisions(facts, decisions);
  for (const [i, applied] of result.applied.entries()) {
    const decision = decisions[i];
    if (decision === undefined) continue;
    const { statementId } = applied;
    const state = isStale(decision, facts, applied) ? "stale" : "settled";
    dataset.setDecisionState(
      decision.decisionId,
      statementId === undefined ? state : "applied",
      statementId,
    );
  }
  return result.facts.flatMap((fact, i) => {
    const report = statements[i]?.report ?? null;
    return report === null ? [] : [{ ...fact, report }];
  });
}

function toFactDecision(decision: Decision): readonly FactDecision[] {
  const { id, verdict, kind, value, evidence, correction } = decision;
  if (kind === null || value === null || evidence === null) return [];
  if (verdict === "merge" || verdict === "split" || verdict === "undo") return [];
  return [
    {
      decisionId: id,
      verdict,
      kind,
      value,
      evidence,
      correction: correction ?? undefined,
    },
  ];
}

interface Reading {
  readonly article: DatedArticle;
  readonly textId: string;
  readonly report: number;
  readonly facts: readonly ReportFact[];
  readonly names: Names;
}

const CENTRAL = /(?:trung ương|toàn quốc)/iu;
const CORRECTION = /(?:đính chính|cải chính)/iu;

function reportOf(reading: Reading): ReportRow | undefined {
  const { article, textId, report, facts, names } = reading;
  const [subject] = read(facts, "subject", subjectSchema);
  if (subject === undefined || subject.value.form === "organisation") return undefined;
  const { form, ...rest } = subject.value;
  const [event] = read(facts, "event", eventSchema);
  const { province, basis } = provinceOf(subject.value, article, reading);
  const context: UnitContext = { day: article.day, province };
  const isCorrection = CORRECTION.test(article.title);
  const chairs = read(facts, "chair", chairSchema).flatMap(({ fact, decision, value }) =>
    chairOf({ value, fact, decision }, context, { names, isCorrection }),
  );
  const members = read(facts, "member", unitSchema).map(
    ({ fact, value }): EffectiveMember => ({
      statementId: fact.statementId,
      unit: identifyUnit(value, context, names),
    }),
  );
  const units = new Set([...members, ...chairs].map(({ unit }) => unit.id));
  const sighting: GroupSighting = {
    ...rest,
    form,
    articleId: article.id,
    report,
    textId,
    province: rest.province ?? (basis === "paper" ? (province?.name ?? null) : null),
    provinceId: province?.id ?? null,
    provinceBasis: basis,
    units: [...units].sort(),
  };
  return {
    sighting,
    profileKey: profileKey(sighting, names.field),
    year: event?.value.emulationYear ?? null,
    chairs,
    members,
  };
}

interface GroupProvince {
  readonly province: Place | undefined;
  readonly basis: GroupSighting["provinceBasis"];
}

/**
 * The province that the article states for a group; where neither its name nor any unit says a place, that of the paper. A bloc is
 * one of a province, unless its name says that it is the centre's; a cluster of a sector, or of which no unit is known, may be one of several.
 */
function provinceOf(
  { form, name, province, sector, region }: z.infer<typeof subjectSchema>,
  { site, day }: DatedArticle,
  { facts, names }: Reading,
): GroupProvince {
  if (province !== null) {
    const stated = names.province(province, day);
    return { province: stated, basis: stated === undefined ? null : "stated" };
  }
  const units = [
    ...read(facts, "member", unitSchema).map(({ value }) => value),
    ...read(facts, "chair", chairSchema).flatMap(({ value }) => value.unit ?? []),
  ];
  const isOwn = form === "bloc" ? !CENTRAL.test(name) : sector === null && units.length > 0;
  const isPlaceless = units.every(({ place, body }) => place === null && body !== null);
  const isOpen = region === null && isOwn && isPlaceless;
  const paper = isOpen ? names.paper(site, day) : undefined;
  return { province: paper, basis: paper === undefined ? null : "paper" };
}

type Read<T> = Omit<EffectiveFact, "value"> & { readonly value: T };

/** The facts of a kind that were not rejected. */
function read<T>(
  facts: readonly ReportFact[],
  kind: string,
  schema: z.ZodType<T>,
): readonly Read<T>[] {
  return facts.flatMap(({ fact, decision, value }) =>
    fact.kind !== kind || value === undefined
      ? []
      : [{ fact, decision, value: schema.parse(JSON.parse(value)) }],
  );
}

function chairOf(
  { value, fact, decision }: Read<z.infer<typeof chairSchema>>,
  context: UnitContext,
  { names, isCorrection }: { readonly names: Names; readonly isCorrection: boolean },
): readonly EffectiveChair[] {
  const { unit, year, role, status } = value;
  if (unit === null || year === null) return [];
  return [
    {
      statementId: fact.statementId,
      role,
      status,
      year,
      unit: identifyUnit(unit, context, names),
      isReviewed: decision?.verdict === "accept" || decision?.verdict === "correct",
      isCorrection,
    },
  ];
}
