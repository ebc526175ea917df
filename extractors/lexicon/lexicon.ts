import { z } from "zod";
import type { AwardTitle } from "../../src/model/extraction.ts";
import { awardTitleSchema } from "../../src/model/extraction.ts";
import type { Unit } from "../../src/model/unit.ts";
import type { Phrases } from "./phrases.ts";
import { buildPhrases } from "./phrases.ts";
import type { Provinces } from "./provinces.ts";
import { buildProvinces } from "./provinces.ts";
import { buildRegions } from "./regions.ts";
import type { Row } from "./table.ts";
import { formsOf, parseTable } from "./table.ts";
import type { Towns } from "./towns.ts";
import { buildTowns } from "./towns.ts";

const bodyClassSchema = z.enum([
  "party",
  "committee",
  "party-open",
  "level",
  "level-place",
  "school",
  "thanh-tra",
  "office",
  "open",
]);

/** What stands at the head of a unit's name, and which words may follow it (see bodies.tsv). */
export interface Body {
  readonly name: string;
  readonly class: z.infer<typeof bodyClassSchema>;
  readonly sector: string | undefined;
}

const authorityClassSchema = z.enum(["whole", "name", "maybe", "number", "committee", "standing"]);

/** Who grants awards and is no unit, and what follows its head (see authorities.tsv). */
export interface Authority {
  readonly name: string;
  readonly class: z.infer<typeof authorityClassSchema>;
}

const triggerSchema = z.object({
  name: z.string().min(1),
  fact: z.enum(["chairs", "awards", "members"]),
  weight: z.coerce.number().int().min(1).max(3),
  anti: z.string(),
});

/** A word that promises a fact, and the words in the same sentence that take the promise back. */
export interface Trigger {
  readonly name: string;
  readonly fact: z.infer<typeof triggerSchema>["fact"];
  readonly weight: number;
  readonly anti: readonly string[];
}

/** The Vietnamese knowledge that finders and rules are given: closed lists, as data. */
export interface Lexicon {
  readonly bodies: Phrases<Body>;
  readonly authorities: Phrases<Authority>;
  readonly provinces: Provinces;
  readonly sectors: Phrases<string>;
  readonly offices: Phrases<string>;
  readonly regions: Phrases<string>;
  readonly awards: Phrases<AwardTitle>;
  readonly titles: Phrases<string>;
  readonly figures: Phrases<string>;
  readonly triggers: Phrases<Trigger>;
  /** Districts whose names have three syllables. */
  readonly districts: Phrases<string>;
  readonly towns: Towns;
  /** Family names by their own capital letters. */
  readonly surnames: Phrases<string>;
  /** Units that the article in hand lists by names which no table has. */
  readonly listed: Phrases<Unit> | undefined;
  /** Measured precision by rule name: `correct` of `n` instances on the annotated corpus. */
  readonly precision: ReadonlyMap<string, { readonly n: number; readonly correct: number }>;
}

export const LEXICON_TABLES = [
  "bodies",
  "authorities",
  "provinces",
  "sectors",
  "offices",
  "regions",
  "awards",
  "titles",
  "figures",
  "surnames",
  "triggers",
  "districts",
  "towns",
  "precision",
] as const;
export type LexiconTable = (typeof LEXICON_TABLES)[number];

/** Builds the lexicon from the sources of its tables. Throws where a table is broken: that is a fault of the program. */
export function buildLexicon(sources: Readonly<Record<LexiconTable, string>>): Lexicon {
  const rows = (name: LexiconTable): readonly Row[] => parseTable(sources[name], `${name}.tsv`);
  return {
    bodies: phrasesOf(rows("bodies"), toBody),
    authorities: buildPhrases(
      rows("authorities").map((row) => [nameOf(row), toAuthority(row)] as const),
      { caseSensitive: true },
    ),
    provinces: buildProvinces(rows("provinces")),
    sectors: phrasesOf(rows("sectors"), nameOf),
    offices: phrasesOf(rows("offices"), nameOf),
    regions: buildRegions(rows("regions")),
    awards: phrasesOf(rows("awards"), (row) => awardTitleSchema.parse(row["title"])),
    titles: phrasesOf(rows("titles"), nameOf),
    figures: phrasesOf(rows("figures"), (row) => row["measure"] ?? ""),
    triggers: buildPhrases(rows("triggers").map((row) => [nameOf(row), toTrigger(row)] as const)),
    surnames: buildPhrases(
      rows("surnames").map((row) => [nameOf(row), nameOf(row)] as const),
      { caseSensitive: true },
    ),
    districts: buildPhrases(
      rows("districts").map((row) => [nameOf(row), nameOf(row)] as const),
      { caseSensitive: true },
    ),
    towns: buildTowns(rows("towns")),
    listed: undefined,
    precision: new Map(rows("precision").map((row) => [row["rule"] ?? "", toPrecision(row)])),
  };
}

function phrasesOf<V>(rows: readonly Row[], value: (row: Row) => V): Phrases<V> {
  return buildPhrases(
    rows.flatMap((row) => formsOf(row).map((form) => [form, value(row)] as const)),
  );
}

function nameOf(row: Row): string {
  return row["name"] ?? "";
}

function toBody(row: Row): Body {
  const sector = row["sector"] === "" ? undefined : row["sector"];
  return { name: nameOf(row), class: bodyClassSchema.parse(row["class"]), sector };
}

function toAuthority(row: Row): Authority {
  return { name: nameOf(row), class: authorityClassSchema.parse(row["class"]) };
}

function toTrigger(row: Row): Trigger {
  const { anti, ...trigger } = triggerSchema.parse(row);
  return { ...trigger, anti: anti === "" ? [] : anti.split("|") };
}

function toPrecision(row: Row): { n: number; correct: number } {
  const counts = z.object({ n: z.coerce.number().int(), correct: z.coerce.number().int() });
  return counts.parse(row);
}
