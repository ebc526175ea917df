import type { z } from "zod";
import {
  awardSchema,
  chairSchema,
  eventSchema,
  figureSchema,
  personSchema,
  subjectSchema,
} from "../model/extraction.ts";
import { unitSchema } from "../model/unit.ts";

/** The scheme of each kind of fact that a person can put right. */
export const FACT_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  subject: subjectSchema,
  event: eventSchema,
  member: unitSchema,
  chair: chairSchema,
  award: awardSchema,
  figure: figureSchema,
  person: personSchema,
};

/** Whether a text is the JSON of a fact of a kind. */
export function isFact(kind: string | null, json: string): boolean {
  const schema = FACT_SCHEMAS[kind ?? ""];
  if (schema === undefined) return false;
  try {
    return schema.safeParse(JSON.parse(json)).success;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
