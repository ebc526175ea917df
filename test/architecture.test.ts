import { createRequire } from "node:module";
import type { ICruiseResult, IFlattenedRuleSet } from "dependency-cruiser";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { describe, expect, it } from "vitest";
import { CHAIR_RULES } from "../extractors/facts/chair-rules.ts";
import { LIST_RULES, STATED_RULES } from "../extractors/facts/member-rules.ts";
import { LEXICON_TABLES } from "../extractors/lexicon/lexicon.ts";
import { loadLexicon } from "../extractors/lexicon/load.ts";
import { patternLiterals, sourceFiles } from "./support/patterns.ts";

const ROOMS = ["src", "extractors", "db"];
const MIN_MODULES = 90;

const config: { readonly forbidden: IFlattenedRuleSet["forbidden"] } = createRequire(
  import.meta.url,
)("../.dependency-cruiser.cjs");

async function cruiseProject(): Promise<ICruiseResult> {
  const tsConfig = extractTSConfig("tsconfig.json");
  const options = {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    ruleSet: { forbidden: config.forbidden ?? [] },
    validate: true,
  };
  const { output } = await cruise(ROOMS, options, undefined, { tsConfig });
  if (typeof output === "string") throw new Error("the cruise gave a report instead of modules");
  return output;
}

describe("the house", () => {
  it("keeps its floors, and the tool really read the modules", async () => {
    const { modules, summary } = await cruiseProject();
    const own = modules.filter(({ source }) => ROOMS.some((room) => source.startsWith(`${room}/`)));
    expect(own.length).toBeGreaterThanOrEqual(MIN_MODULES);
    expect(own.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(MIN_MODULES);
    expect(
      summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    ).toEqual([]);
  });

  it("has no ASCII-only boundary in what reads Vietnamese", () => {
    const ascii = ["extractors", "src/text", "src/parse"]
      .flatMap(patternLiterals)
      .filter(({ source }) => ASCII_CLASS.test(source.replaceAll(HTML_NAMES, "")));
    expect(ascii).toEqual([]);
  });

  it("writes every pattern for Unicode", () => {
    const plain = ROOMS.flatMap(patternLiterals).filter(({ flags }) => !/[uv]/u.test(flags));
    expect(plain).toEqual([]);
  });

  it("reads the clock in the command line only", () => {
    const rooms = [
      "src/model",
      "src/text",
      "src/parse",
      "src/pipeline",
      "src/consolidate",
      "extractors",
      "db",
    ];
    const text = rooms.flatMap(sourceFiles).filter((path) => CLOCK.test(readSource(path)));
    expect(text).toEqual([]);
  });
});

const ASCII_CLASS = /\\[bBwW]/u;
/** Attributes and charsets of HTML are ASCII by definition. */
const HTML_NAMES = /\[\\w-\]/gu;
const CLOCK = /new Date\(\)|Date\.now\(|Math\.random\(/u;

function readSource(path: string): string {
  return createRequire(import.meta.url)("node:fs").readFileSync(path, "utf8");
}

describe("patterns", () => {
  it("are compiled from every table of the lexicon", () => {
    const lexicon = loadLexicon();
    expect(LEXICON_TABLES.length).toBeGreaterThan(0);
    expect(lexicon.bodies.findAll("Ban Tổ chức").length).toBe(1);
    expect([...CHAIR_RULES, ...LIST_RULES, ...STATED_RULES].length).toBeGreaterThan(20);
  });
});
