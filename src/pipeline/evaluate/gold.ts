import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { z } from "zod";
import type { Article } from "../../model/article.ts";
import {
  awardSchema,
  chairSchema,
  eventSchema,
  figureSchema,
  personSchema,
  subjectSchema,
} from "../../model/extraction.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import type { Block } from "../../parse/assemble.ts";
import { assembleArticle } from "../../parse/assemble.ts";
import { readArticleBytes } from "../read-page.ts";

const goldUnit = z.object({
  name: z.string(),
  body: z.string().nullish(),
  place: z.string().nullish(),
});
const quoted = { quote: z.string().optional() };
const goldReport = z.object({
  subject: subjectSchema.unwrap(),
  event: eventSchema.unwrap().partial(),
  members: z.object({
    units: z.array(goldUnit),
    stated: z.number().nullable(),
    complete: z.boolean(),
  }),
  chairs: z.array(
    chairSchema
      .unwrap()
      .partial({ period: true })
      .extend({ unit: goldUnit.nullable(), ...quoted }),
  ),
  awards: z.array(awardSchema.unwrap().extend({ units: z.array(goldUnit), ...quoted })),
  figures: z.array(figureSchema.unwrap()),
});
const goldSchema = z.object({
  relevant: z.boolean(),
  title: z.string().optional(),
  publishedAt: z.string().nullish(),
  byline: z.string().nullish(),
  reports: z.array(goldReport),
  /** Absent where nobody annotated the people: they are not scored then. */
  people: z.array(personSchema.unwrap()).optional(),
});
/** The facts of one article as a person annotated them: the contract without offsets, rules and confidence. */
export type Gold = z.infer<typeof goldSchema>;
export type GoldReport = z.infer<typeof goldReport>;

const pageSchema = z.object({
  host: z.string().nullish(),
  publishedAt: z.string().nullish(),
  section: z.string().nullish(),
  title: z.string(),
  lead: z.string().nullish(),
  byline: z.string().nullish(),
  blocks: z.array(z.object({ kind: z.string(), text: z.string() })),
});
const annotatedSchema = z.object({ id: z.string(), page: pageSchema, gold: goldSchema });

/** One annotated article, ready to be extracted and compared. */
export interface GoldArticle {
  readonly id: string;
  readonly article: Article;
  readonly gold: Gold;
  /** Whether title, date and byline come from a page that was parsed, and so are scored too. */
  readonly isParsed: boolean;
}

/**
 * The annotated articles of a folder: `*.json` with page and gold in one, or gold alone with the article (`.html`,
 * `.txt`) of the same name beside it, above it, in `../articles` or in `../pages`. Each file that cannot be used is a problem.
 */
export function readGoldFolder(folder: string): readonly Result<GoldArticle>[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".json") && statSync(join(folder, name)).isFile())
    .sort();
  return names.map((name) => readGoldFile(join(folder, name)));
}

/** One annotated article of the forms that `readGoldFolder` reads. */
export function readGoldFile(path: string): Result<GoldArticle> {
  const json = parseJson(readFileSync(path, "utf8"), path);
  if (!json.ok) return json;
  const annotated = annotatedSchema.safeParse(json.value);
  if (annotated.success) return success(fromAnnotated(annotated.data));
  const gold = goldSchema.safeParse(json.value);
  if (gold.success) return besideGold(dirname(path), basename(path, ".json"), gold.data);
  const problems = z.prettifyError(isAnnotated(json.value) ? annotated.error : gold.error);
  return failure("invalid-gold", `${path} is no annotated article:\n${problems}`);
}

function parseJson(text: string, path: string): Result<unknown> {
  try {
    return success(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failure("invalid-gold", `${path} is no JSON: ${error.message}`);
  }
}

function isAnnotated(json: unknown): boolean {
  return typeof json === "object" && json !== null && "page" in json;
}

type Annotated = z.infer<typeof annotatedSchema>;

const ZONES: Readonly<Record<string, Block["zone"]>> = { caption: "caption", quote: "quote" };

function fromAnnotated({ id, page, gold }: Annotated): GoldArticle {
  const blocks = page.blocks.map(
    ({ kind, text }): Block => ({ zone: ZONES[kind] ?? "body", text }),
  );
  const lead = page.lead ?? undefined;
  const parts = {
    url: undefined,
    site: page.host ?? undefined,
    title: page.title,
    byline: page.byline ?? undefined,
    section: page.section ?? undefined,
    publishedAt: page.publishedAt ?? undefined,
    blocks: lead === undefined ? blocks : [{ zone: "lead" as const, text: lead }, ...blocks],
  };
  return {
    id,
    article: assembleArticle(parts, new TextEncoder().encode(JSON.stringify(page))),
    gold,
    isParsed: false,
  };
}

const BESIDE = [".", "..", "../articles", "../pages"];
const EXTENSIONS = new Set([".html", ".htm", ".txt"]);

function besideGold(folder: string, stem: string, gold: Gold): Result<GoldArticle> {
  for (const beside of BESIDE) {
    const dir = join(folder, beside);
    const file = listFiles(dir).find(
      (name) => EXTENSIONS.has(extname(name)) && basename(name, extname(name)) === stem,
    );
    if (file === undefined) continue;
    const parsed = readArticleBytes(readFileSync(join(dir, file)));
    return parsed.ok ? success({ id: stem, article: parsed.value, gold, isParsed: true }) : parsed;
  }
  return failure(
    "not-found",
    `${stem}: no article of this name beside its gold (looked in ${BESIDE.join(", ")}): put ${stem}.html or ${stem}.txt there`,
  );
}

function listFiles(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

/** The same gold with the article read from a page instead of the annotation's own blocks. */
export function withPage(gold: GoldArticle, bytes: Uint8Array): Result<GoldArticle> {
  const parsed = readArticleBytes(bytes);
  return parsed.ok ? success({ ...gold, article: parsed.value, isParsed: true }) : parsed;
}
