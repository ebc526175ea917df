import { z } from "zod";
import { articleSchema } from "./article.ts";
import { unitSchema } from "./unit.ts";

/** The text at these offsets of the document, exactly. */
export const evidenceSchema = z
  .object({ start: z.int().min(0), end: z.int().min(0), quote: z.string().min(1) })
  .readonly();
export type Evidence = z.infer<typeof evidenceSchema>;

const found = {
  evidence: z.array(evidenceSchema).min(1).readonly(),
  rule: z.string().min(1),
  /** Lower bound of the 95 % Wilson interval of the rule's precision on the annotated corpus; 0 where unmeasured. */
  confidence: z.number().min(0).max(1),
};

const day = z.iso.date();
const year = z.int().min(1900).max(2200);
const count = z.int().min(0).max(1_000_000_000);
export const basisSchema = z.enum(["stated", "implied"]);
export type Basis = z.infer<typeof basisSchema>;

export const subjectSchema = z
  .object({
    form: z.enum(["cluster", "bloc", "organisation"]),
    number: z.int().min(0).max(999).nullable(),
    name: z.string().min(1),
    sector: z.string().nullable(),
    region: z.string().nullable(),
    province: z.string().nullable(),
  })
  .readonly();
export type Subject = z.infer<typeof subjectSchema>;

export const eventTypeSchema = z.enum([
  "annual-review",
  "midyear-review",
  "quarterly-review",
  "pledge-signing",
  "handover",
  "briefing",
  "inspection",
  "thematic",
  "other",
]);
export type EventType = z.infer<typeof eventTypeSchema>;
export const dayPartSchema = z.enum(["morning", "afternoon", "evening"]);
export type DayPart = z.infer<typeof dayPartSchema>;
export const precisionSchema = z.enum(["day", "month", "year"]);

export const eventSchema = z
  .object({
    type: eventTypeSchema.nullable(),
    from: day.nullable(),
    to: day.nullable(),
    precision: precisionSchema.nullable(),
    dateBasis: basisSchema.nullable(),
    dayPart: dayPartSchema.nullable(),
    emulationYear: year.nullable(),
    emulationPeriod: z.string().nullable(),
    place: z.string().nullable(),
    mode: z.enum(["in-person", "online", "hybrid"]).nullable(),
  })
  .readonly();
export type Event = z.infer<typeof eventSchema>;

export const chairSchema = z
  .object({
    role: z.enum(["chair", "deputy"]),
    status: z.enum(["incumbent", "elected", "former"]),
    unit: unitSchema.nullable(),
    person: z.string().nullable(),
    year: year.nullable(),
    yearBasis: basisSchema.nullable(),
    period: z.string().nullable(),
  })
  .readonly();
export type Chair = z.infer<typeof chairSchema>;

export const awardTitleSchema = z.enum([
  "order",
  "medal",
  "emulation-flag",
  "merit-certificate",
  "commendation",
  "emulation-fighter",
  "excellent-collective",
  "insignia",
  "title",
]);
export type AwardTitle = z.infer<typeof awardTitleSchema>;

export const awardSchema = z
  .object({
    titles: z.array(awardTitleSchema).readonly(),
    status: z.enum(["proposed", "awarded", "received"]),
    authority: z.string().nullable(),
    grade: z.string().nullable(),
    collectives: count.nullable(),
    individuals: count.nullable(),
    outOf: count.nullable(),
    units: z.array(unitSchema).readonly(),
    persons: z.array(z.string()).readonly(),
    period: z.string().nullable(),
  })
  .readonly();
export type Award = z.infer<typeof awardSchema>;

export const figureSchema = z
  .object({ measure: z.string(), value: z.number(), label: z.string() })
  .readonly();
export type Figure = z.infer<typeof figureSchema>;

export const personSchema = z
  .object({
    name: z.string().min(1),
    positions: z.array(z.string()).readonly(),
    part: z.enum(["attended", "chaired", "spoke", "presented", "named"]),
  })
  .readonly();
export type Person = z.infer<typeof personSchema>;

const foundUnit = unitSchema.unwrap().extend(found).readonly();
/** The members of a group; the list itself is proved unit by unit, the stated count by its own evidence. */
const foundMembers = z
  .object({
    units: z.array(foundUnit).readonly(),
    stated: count.nullable(),
    complete: z.boolean(),
    evidence: z.array(evidenceSchema).readonly(),
    rule: z.string().nullable(),
    confidence: found.confidence,
  })
  .readonly();
const foundEvent = eventSchema
  .unwrap()
  .extend({ ...found, evidence: z.array(evidenceSchema).readonly(), rule: z.string().nullable() })
  .readonly();

export const reportSchema = z
  .object({
    subject: subjectSchema.unwrap().extend(found).readonly(),
    event: foundEvent,
    members: foundMembers,
    chairs: z.array(chairSchema.unwrap().extend(found).readonly()).readonly(),
    awards: z.array(awardSchema.unwrap().extend(found).readonly()).readonly(),
    figures: z.array(figureSchema.unwrap().extend(found).readonly()).readonly(),
  })
  .readonly();
export type Report = z.infer<typeof reportSchema>;

/** Why a field is empty; `report` is the index of the report, `rule` the rule that refused, if one did. */
export const absenceSchema = z
  .object({
    report: z.int().min(0).nullable(),
    field: z.string(),
    reason: z.enum(["no-trigger", "no-value", "refused", "conflict"]),
    rule: z.string().nullable(),
  })
  .readonly();
export type Absence = z.infer<typeof absenceSchema>;

/** What one article yields: the contract `thidua/1`. Absent values are `null` or `[]`, never left out. */
export const extractionSchema = z
  .object({
    contract: z.literal("thidua/1"),
    document: articleSchema,
    relevant: z.boolean(),
    reports: z.array(reportSchema).readonly(),
    people: z.array(personSchema.unwrap().extend(found).readonly()).readonly(),
    absent: z.array(absenceSchema).readonly(),
  })
  .readonly();
export type Extraction = z.infer<typeof extractionSchema>;
