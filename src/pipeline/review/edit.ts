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

/** A field that cannot be what it was changed to, and why. */
export interface Flaw {
  readonly field: string;
  readonly message: string;
}

/** What stands against a change, as `changeOf` gives it, in the words of a language; the list is empty where nothing does. */
export function flawsOf(
  { kind, value }: Pick<ReviewedFact, "kind" | "value">,
  change: string,
  locale: z.core.$ZodErrorMap,
): readonly Flaw[] {
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(change));
  // A unit is changed by its name: whether anybody names it is another question.
  const fact = { ...value, ...fields, ...("unit" in fields ? { unit: value["unit"] } : {}) };
  const parsed = FACT_SCHEMAS[kind]?.safeParse(fact, { error: locale });
  return (parsed?.error?.issues ?? []).map(({ path, message }) => ({
    field: String(path[0] ?? ""),
    message,
  }));
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
