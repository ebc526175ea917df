import type { z } from "zod";
import type { Dataset } from "../../../db/dataset.ts";
import type { EffectiveChair, EffectiveMember, ReportRow } from "../../../db/dataset-reports.ts";
import type { DatedArticle } from "../../../db/dataset-texts.ts";
import type { EffectiveFact, FactDecision } from "../../consolidate/decided.ts";
import { applyDecisions, isStale } from "../../consolidate/decided.ts";
import { profileKey } from "../../consolidate/group-profiles.ts";
import type { UnitContext } from "../../consolidate/unit-identity.ts";
import { identifyUnit } from "../../consolidate/unit-identity.ts";
import type { GroupSighting, Place, ProvinceBasis, Standing } from "../../model/dataset.ts";
import type { Decision } from "../../model/decision.ts";
import { chairSchema, eventSchema, subjectSchema } from "../../model/extraction.ts";
import { unitSchema } from "../../model/unit.ts";
import { isFact } from "../fact-schemas.ts";
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

/** Notes what became of the decisions on an article that is not relevant any more: none of its facts counts. */
export function settleDecisions(dataset: Dataset, articleId: string): void {
  effectiveFacts(dataset, articleId);
}

function effectiveFacts(dataset: Dataset, articleId: string): readonly ReportFact[] {
  const all = dataset.decisionsOn(articleId);
  const decisions = all.flatMap(toFactDecision);
  const statements = dataset.statementsOf(articleId, decisions.length > 0);
  const facts = statements.map(({ statementId, report, kind, value }) => ({
    statementId,
    report,
    kind,
    value,
    evidence: decisions.length === 0 ? [] : dataset.evidenceOf(statementId),
  }));
  const result = applyDecisions(facts, decisions);
  for (const { id } of all) dataset.setDecisionState(id, "stale");
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

/** A correction that is no fact of its kind, as older rules knew it, is not applied. */
function toFactDecision(decision: Decision): readonly FactDecision[] {
  const { id, verdict, report, kind, value, evidence, correction } = decision;
  if (kind === null || value === null || evidence === null) return [];
  if (verdict === "merge" || verdict === "split" || verdict === "undo") return [];
  if (correction !== null && !isFact(kind, correction)) return [];
  return [
    {
      decisionId: id,
      verdict,
      report,
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
  const chairs = facts
    .filter(({ fact }) => fact.kind === "chair")
    .flatMap((fact) => chairsOf(fact, context, { names, isCorrection }));
  const members = read(facts, "member", unitSchema).map(
    ({ fact, value }): EffectiveMember => ({
      statementId: fact.statementId,
      unit: identifyUnit(value, context, names),
    }),
  );
  const standing = chairs.filter((chair) => chair.standing !== "overruled");
  const units = new Set([...members, ...standing].map(({ unit }) => unit.id));
  const sighting: GroupSighting = {
    ...rest,
    form,
    articleId: article.id,
    report,
    textId,
    province: rest.province ?? province?.name ?? null,
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
 * The province of a group: the one that the article states. Else a bloc, unless its name says that it is the centre's, is of the paper's
 * province where no member is of another one, or of the only one that its members are of. A cluster is of the paper's province where units
 * are named and none of them is of a province: those are districts, or bodies that need no place there.
 */
function provinceOf(
  { form, name, province, region }: z.infer<typeof subjectSchema>,
  { site, day }: DatedArticle,
  { facts, names }: Reading,
): GroupProvince {
  if (province !== null) return basedOn("stated", names.province(province, day));
  const units = [
    ...read(facts, "member", unitSchema).map(({ value }) => value),
    ...read(facts, "chair", chairSchema).flatMap(({ value }) => value.unit ?? []),
  ];
  const told = units.flatMap(({ place }) =>
    place === null ? [] : (names.province(place, day) ?? []),
  );
  const provinces = new Map(told.map((one) => [one.id, one]));
  const paper = names.paper(site, day);
  if (form === "cluster")
    return basedOn(
      "paper",
      region === null && units.length > 0 && told.length === 0 ? paper : undefined,
    );
  const [only, ...more] = provinces.values();
  if (CENTRAL.test(name) || more.length > 0) return NOWHERE;
  if (paper === undefined) return basedOn("members", only);
  return basedOn("paper", only === undefined || only.id === paper.id ? paper : undefined);
}

const NOWHERE: GroupProvince = { province: undefined, basis: null };

function basedOn(basis: ProvinceBasis, province: Place | undefined): GroupProvince {
  return province === undefined ? NOWHERE : { province, basis };
}

type Read<T> = { readonly fact: EffectiveFact["fact"]; readonly value: T };

/** The facts of a kind that were not rejected. */
function read<T>(
  facts: readonly ReportFact[],
  kind: string,
  schema: z.ZodType<T>,
): readonly Read<T>[] {
  return facts.flatMap(({ fact, value }) =>
    fact.kind !== kind || value === undefined
      ? []
      : [{ fact, value: schema.parse(JSON.parse(value)) }],
  );
}

/** What a chair statement counts for: as the article says it, as a person put it, and what that person overruled. */
function chairsOf(
  { fact, decision, value }: EffectiveFact,
  context: UnitContext,
  told: { readonly names: Names; readonly isCorrection: boolean },
): readonly EffectiveChair[] {
  // Whoever accepts what another one put right puts it right as well.
  const isCorrected = decision?.correction !== undefined && value !== fact.value;
  const isReviewed = decision?.verdict === "accept" || decision?.verdict === "correct";
  const { statementId } = fact;
  const chair = (json: string, standing: Standing): readonly EffectiveChair[] =>
    chairOf(json, context, { ...told, statementId, standing, isReviewed });
  return [
    ...(value === undefined ? [] : chair(value, isCorrected ? "corrected" : "said")),
    ...(value === undefined || isCorrected ? chair(fact.value, "overruled") : []),
  ];
}

function chairOf(
  json: string,
  context: UnitContext,
  {
    names,
    ...rest
  }: Pick<EffectiveChair, "statementId" | "standing" | "isReviewed" | "isCorrection"> & {
    readonly names: Names;
  },
): readonly EffectiveChair[] {
  const { unit, year, role, status } = chairSchema.parse(JSON.parse(json));
  if (unit === null || year === null) return [];
  return [{ ...rest, role, status, year, unit: identifyUnit(unit, context, names) }];
}
