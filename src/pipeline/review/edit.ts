import { z } from "zod";
import { FACT_SCHEMAS } from "../fact-schemas.ts";
import type { ReviewedFact } from "./fact.ts";

/** The fields of a fact as text, as they are shown to be changed: a unit by its name, lists as JSON, what is empty as "". */
export function fieldsOf({
  value,
}: Pick<ReviewedFact, "value">): readonly (readonly [string, string])[] {
  return Object.entries(value).map(([name, field]) => [name, textOf(field)]);
}

function textOf(field: unknown): string {
  if (field === null || field === undefined) return "";
  if (typeof field !== "object") return String(field);
  if (!Array.isArray(field) && "name" in field) return String(field.name);
  return JSON.stringify(field);
}

/** What a field can be, where that is a closed list; "" stands for none where it may be empty. */
export function choicesOf(kind: string, field: string): readonly string[] {
  const found = fieldSchema(kind, field);
  const inner = unwrapped(found);
  if (!(inner instanceof z.ZodEnum)) return [];
  const options = inner.options.map(String);
  return found instanceof z.ZodNullable ? ["", ...options] : options;
}

/** Whether facts of a kind can be put right at all. */
export function isCorrectable(kind: string): boolean {
  return FACT_SCHEMAS[kind] !== undefined;
}

function fieldSchema(kind: string, field: string): unknown {
  const schema = unwrapped(FACT_SCHEMAS[kind]);
  return schema instanceof z.ZodObject ? schema.shape[field] : undefined;
}

/** The scheme below wrappers that say that it is read-only or may be empty. */
function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodNullable)
    return unwrapped(schema.unwrap());
  return schema;
}

/** The fields that were changed, as JSON; undefined where none was. A number stays a number, a list a list, and "" is none. */
export function changeOf(
  fact: Pick<ReviewedFact, "kind" | "value">,
  texts: Readonly<Record<string, string>>,
): string | undefined {
  const changed = fieldsOf(fact).flatMap(([name, before]) => {
    const now = texts[name]?.trim();
    return now === undefined || now === before.trim()
      ? []
      : [[name, parsedField(now, fieldSchema(fact.kind, name))] as const];
  });
  return changed.length === 0 ? undefined : JSON.stringify(Object.fromEntries(changed));
}

const NUMBER = /^-?\d+(?:\.\d+)?$/u;
const JSON_START = /^[[{]/u;

function parsedField(text: string, schema: unknown): unknown {
  if (text === "") return null;
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodBoolean) return text === "true";
  if (inner instanceof z.ZodNumber && NUMBER.test(text) && Number.isFinite(Number(text)))
    return Number(text);
  if (!JSON_START.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    // What is no JSON is told as no such field when it is checked.
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
