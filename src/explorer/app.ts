import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Context } from "hono";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { databaseProblem } from "../../db/problems.ts";
import { runQuery } from "../../db/query.ts";
import type { Store } from "../../db/store.ts";
import type { Language } from "../analysis/words/topics.ts";
import type { Review } from "../pipeline/review/review.ts";
import type { Format } from "./formats.ts";
import { FORMATS, MEDIA_TYPES, pageAsCsv, pageAsJson } from "./formats.ts";
import type { Page } from "./html.ts";
import { html } from "./html.ts";
import { addJudging } from "./judging.ts";
import type { Imprint } from "./layout.ts";
import { layout } from "./layout.ts";
import { english } from "./messages/english.ts";
import { vietnamese } from "./messages/vietnamese.ts";
import { keepRotations } from "./rotations.ts";
import { ROUTES } from "./routes.ts";
import { guard } from "./security.ts";
import { versionOf } from "./version.ts";
import type { Visit } from "./visit.ts";

/** What the explorer shows, and what it must be told of the world outside. */
export interface ExplorerOptions {
  readonly store: Store;
  /** The file of the database: free SQL is answered by another process. */
  readonly path: string;
  readonly program: string;
  /** The day, as YYYY-MM-DD. */
  readonly today: () => string;
  /** A reviewer at work, who may write decisions; without one nothing can be written. */
  readonly review?: Review;
}

export interface Explorer {
  readonly app: Hono;
  /** Works out how one more group rotates, before anybody asks; false where nothing is left. */
  readonly warm: () => boolean;
}

const WORDS = { en: english, vi: vietnamese };
const LIMITS = { maxMs: 10_000, maxRows: 500 };
const ASSETS = readAssets();

/** The pages, as an application that answers requests; it opens no port itself. */
export function createExplorer(options: ExplorerOptions): Explorer {
  const app = new Hono();
  const rotations = keepRotations(options.store);
  app.use(guard);
  app.get("/", (context) => context.redirect(`/${preferred(context)}/`));
  app.get("/assets/:name", (context) => {
    const asset = ASSETS.get(context.req.param("name"));
    if (asset === undefined) return context.notFound();
    return context.body(asset.text, 200, { "content-type": asset.type });
  });
  const visit = (
    context: Context,
    language: Language,
  ): Visit & { readonly format: Format | undefined } => ({
    ...addressOf(context, language),
    store: options.store,
    language,
    words: WORDS[language],
    rotation: rotations.of,
    knownRotation: rotations.known,
    review: options.review,
    ask: (sql) => runQuery(options.path, sql, { ...LIMITS, signal: context.req.raw.signal }),
  });
  for (const language of ["en", "vi"] as const) {
    app.get(`/${language}`, (context) => context.redirect(`/${language}/`));
    app.get(`/${language}/*`, (context) => answer(context, visit(context, language), options));
    const { review } = options;
    if (review !== undefined) addJudging(app, { language, words: WORDS[language], review });
  }
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse();
    // A database that another job holds, or that is gone, is told; anything else is a bug, and told to whoever runs the program.
    const told = databaseProblem(error, options.path);
    if (told === undefined) process.emitWarning(error);
    return context.text(`${told ?? "This page failed; the program's output says why."}\n`, FAILED);
  });
  app.notFound((context) => {
    const language = preferred(context);
    return missing(context, visit(context, language), options);
  });
  return { app, warm: rotations.warm };
}

const BAD_REQUEST = 400;
const FAILED = 500;

async function answer(
  context: Context,
  visit: Visit & { readonly format: Format | undefined },
  options: ExplorerOptions,
): Promise<Response> {
  const name = Object.hasOwn(ROUTES, visit.path) ? visit.path : parentOf(visit.path);
  const page = await ROUTES[name]?.(visit);
  if (page === undefined) return missing(context, visit, options);
  const imprint = imprintOf(options);
  const { format } = visit;
  if (format === undefined) return context.html(layout(visit, page, imprint));
  if (page.problem !== undefined) return context.text(`${page.problem}\n`, BAD_REQUEST);
  if (format === "svg" && page.chart === undefined) return missing(context, visit, options);
  return context.body(await render(page, format, imprint), 200, {
    "content-type": MEDIA_TYPES[format],
  });
}

async function render(page: Page, format: Format, imprint: Imprint): Promise<string> {
  switch (format) {
    case "json":
      return pageAsJson(page, imprint);
    case "csv":
      return pageAsCsv(page);
    case "svg":
      return withStyle(String(await page.chart));
    default:
      return format satisfies never;
  }
}

const SVG_HEAD = /^<svg [^>]*>/u;

/** A chart that stands alone carries its colours with it. */
function withStyle(svg: string): string {
  const style = ASSETS.get("explorer.css")?.text ?? "";
  return svg.replace(SVG_HEAD, (head) => `${head}<style>${style}</style>`);
}

async function missing(
  context: Context,
  visit: Visit,
  options: ExplorerOptions,
): Promise<Response> {
  const { words } = visit;
  const body = html`<p>${words.errors.notFoundHint}</p><p><a href="${visit.to("/")}">${words.errors.back}</a></p>`;
  const page = { title: words.errors.notFound, body, tables: [] };
  return context.html(layout(visit, page, imprintOf(options)), 404);
}

const LAST_PART = /[^/]*$/u;

/** The path without its last part; none for a part that stands alone. */
function parentOf(path: string): string {
  const parent = path.replace(LAST_PART, "");
  return parent === "/" ? "" : parent;
}

/** What an address says: the path behind the language, its last part, the format at its end, and the parameters. */
function addressOf(
  context: Context,
  language: Language,
): Pick<Visit, "path" | "part" | "query" | "to"> & { readonly format: Format | undefined } {
  const { pathname, searchParams } = new URL(context.req.url);
  const behind = pathname.startsWith(`/${language}/`)
    ? pathname.slice(language.length + 1)
    : pathname;
  const format = FORMATS.find((one) => behind.endsWith(`.${one}`));
  const path = format === undefined ? behind : behind.slice(0, -format.length - 1);
  return {
    path,
    part: decoded(LAST_PART.exec(path)?.[0] ?? ""),
    query: searchParams,
    format,
    to: (to, query = {}) => {
      const parameters = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      ).toString();
      return `/${language}${to}${parameters === "" ? "" : `?${parameters}`}`;
    },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // What is no encoding names nothing.
    return part;
  }
}

const VIETNAMESE = /^vi\b/u;

/** Vietnamese for whoever prefers it, else English. */
function preferred(context: Context): Language {
  return VIETNAMESE.test(context.req.header("accept-language") ?? "") ? "vi" : "en";
}

const dayRow = z.object({ day: z.string().nullable() });
// The article that came in last was seen last.
const CHANGED = `SELECT max(day) AS day FROM (SELECT * FROM (SELECT substr(first_seen, 1, 10) AS day FROM article ORDER BY rowid DESC LIMIT 1)
  UNION ALL SELECT max(substr(decided_at, 1, 10)) FROM decision)`;

/** Every page says when the data changed: it is looked up again only when they did. */
const CHANGES = new WeakMap<
  Store,
  { readonly version: string; readonly day: string | undefined }
>();

function imprintOf({ store, program, today }: ExplorerOptions): Imprint {
  const version = versionOf(store);
  const known = CHANGES.get(store);
  const day =
    known?.version === version ? known.day : (store.rows(CHANGED, dayRow)[0]?.day ?? undefined);
  CHANGES.set(store, { version, day });
  return { program, changed: day, today: today() };
}

function readAssets(): ReadonlyMap<string, { readonly text: string; readonly type: string }> {
  const own = (name: string): string =>
    readFileSync(new URL(`./assets/${name}`, import.meta.url), "utf8");
  const htmx = createRequire(import.meta.url).resolve("htmx.org/dist/htmx.min.js");
  return new Map([
    ["explorer.css", { text: own("explorer.css"), type: "text/css; charset=utf-8" }],
    ["explorer.js", { text: own("explorer.js"), type: "text/javascript; charset=utf-8" }],
    ["review.js", { text: own("review.js"), type: "text/javascript; charset=utf-8" }],
    ["htmx.js", { text: readFileSync(htmx, "utf8"), type: "text/javascript; charset=utf-8" }],
  ]);
}
