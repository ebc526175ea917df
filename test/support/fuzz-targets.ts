import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Command } from "commander";
import { CommanderError } from "commander";
import { openStore } from "../../db/open-store.ts";
import type * as Query from "../../db/query.ts";
import { isSelect } from "../../db/query.ts";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { buildProgram } from "../../src/cli/program.ts";
import { UsageError } from "../../src/cli/terminal.ts";
import { canonicalUrl, identityOf } from "../../src/crawl/canonical-url.ts";
import { retryAfterMs } from "../../src/crawl/retry-after.ts";
import { isAllowed, parseRobots, rulesFor } from "../../src/crawl/robots.ts";
import { readWarc } from "../../src/crawl/warc.ts";
import { createExplorer } from "../../src/explorer/app.ts";
import { extractionSchema } from "../../src/model/extraction.ts";
import { success } from "../../src/model/result.ts";
import { siteSourceSchema } from "../../src/model/site-source.ts";
import { consolidate } from "../../src/pipeline/consolidate/consolidate.ts";
import { importDecisions } from "../../src/pipeline/decision-file.ts";
import { readGoldFile } from "../../src/pipeline/evaluate/gold.ts";
import { ingestPage, pageOfFile } from "../../src/pipeline/ingest.ts";
import { readOut } from "../../src/pipeline/read-out.ts";
import { readListingBytes } from "../../src/pipeline/read-page.ts";
import { searchArticles, searchWords } from "../../src/pipeline/search.ts";
import { compiled } from "./compiled.ts";
import { SAMPLE, sampleStore } from "./sample.ts";

/** A door through which bytes come in that nobody has checked. */
export interface FuzzTarget {
  readonly name: string;
  /** Inputs that are as they should be. */
  readonly seeds: readonly Uint8Array[];
  /** Takes an input; throws where it is not dealt with. */
  readonly take: (bytes: Uint8Array) => void | Promise<void>;
  /** Takes one of so many inputs only: each costs a process. */
  readonly oneOf?: number;
}

const CORPUS = fileURLToPath(new URL("../../corpus/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "thidua-fuzz-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function filesOf(below: string, name: RegExp): readonly Uint8Array[] {
  return readdirSync(`${CORPUS}${below}`)
    .filter((one) => name.test(one))
    .map((one) => readFileSync(`${CORPUS}${below}/${one}`));
}

const text = (...lines: readonly string[]): Uint8Array => Buffer.from(lines.join("\n"));
const utf8 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

/** Everything that is extracted follows the contract, and every proof is the article's own words. */
function checkExtraction(bytes: Uint8Array): void {
  const read = readOut({ bytes, served: {} });
  if (!read.ok) return;
  const { document, ...facts } = extractionSchema.parse(read.value.extraction);
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { quote, start, end } = value as Record<string, unknown>;
    if (typeof quote === "string" && typeof start === "number" && typeof end === "number")
      if (document.text.slice(start, end) !== quote) throw new Error(`No such words: ${quote}`);
    Object.values(value).forEach(walk);
  };
  walk(facts);
}

const opened = openStore(":memory:");
if (!opened.ok) throw new Error(opened.problem.message);
const store = opened.value;
let taken = 0;

function checkStore(bytes: Uint8Array): void {
  taken += 1;
  const source = `https://fuzz.example.vn/${taken % 50}`;
  const page = success({ bytes, source, served: { url: source } });
  const done = ingestPage({ path: source, page }, { store, now: () => "2026-01-01T00:00:00.000Z" });
  if (done.problem?.code === "database") throw new Error(done.problem.message);
}

// The console of questions opens the file by itself.
const path = join(folder, "sample.db");
const filed = openStore(path);
if (!filed.ok) throw new Error(filed.problem.message);
for (const name of readdirSync(SAMPLE).filter((one) => one.endsWith(".html")))
  ingestPage(pageOfFile(`${SAMPLE}${name}`), { store: filed.value, now: () => "2026-01-01" });
consolidate(filed.value, loadLexicon());
const { app } = createExplorer({
  store: filed.value,
  path,
  program: "0",
  today: () => "2026-01-01",
});

async function checkRoute(bytes: Uint8Array): Promise<void> {
  const path = `/${encodeURI(utf8(bytes)).replace(/^\/+/u, "")}`;
  if (!URL.canParse(path, "http://127.0.0.1:8642")) return;
  const answer = await app.request(path, { headers: { host: "127.0.0.1:8642" } });
  await answer.arrayBuffer();
  if (answer.status >= 500) throw new Error(`${answer.status} for ${path}`);
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8(bytes));
  } catch {
    return undefined;
  }
}

const BLOCK =
  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\n<h1>Cum thi dua so 3</h1>..\r\n0\r\n\r\n";
const WARC = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example.vn/b.html\r\nWARC-Date: 2021-12-10T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${BLOCK.length}\r\n\r\n${BLOCK}\r\n\r\n`;

async function checkWarc(bytes: Uint8Array): Promise<void> {
  const isPacked = (bytes[0] ?? 0) % 2 === 1;
  const path = join(folder, isPacked ? "a.warc.gz" : "a.warc");
  writeFileSync(path, bytes);
  try {
    for await (const { body } of readWarc(path)) if (body.length > bytes.length * 2000) return;
  } catch (error) {
    // What breaks off is told as such by whoever reads.
    if (!(error instanceof Error) || error instanceof RangeError || error instanceof TypeError)
      throw error;
  }
}

function checkGold(bytes: Uint8Array): void {
  const path = join(folder, "a.json");
  writeFileSync(path, bytes);
  readGoldFile(path);
}

function checkAddresses(bytes: Uint8Array): void {
  const words = utf8(bytes);
  const url = canonicalUrl(words, "https://a.example.vn/tin/");
  if (url !== undefined) identityOf(url);
  if (url !== undefined && canonicalUrl(url) !== url) throw new Error(`${url} is not canonical`);
  retryAfterMs(words, 0);
  isSelect(words);
  searchArticles(sampleStore(), searchWords(words), { limit: 5 });
}

function checkRobots(bytes: Uint8Array): void {
  const rules = rulesFor(parseRobots(bytes), "thidua");
  for (const url of ["https://a.example.vn/", "https://a.example.vn/b?c=%41&d*$"])
    isAllowed(rules, url);
}

const { runQuery } = await compiled<typeof Query>("db/query");
const SQL_LIMITS = { maxMs: 1000, maxRows: 100 };
const before = hashOf(path);

/** Free SQL is answered, refused or stopped in time, and the database is as it was. */
async function checkSql(bytes: Uint8Array): Promise<void> {
  const sql = utf8(bytes);
  const answer = await runQuery(path, sql, SQL_LIMITS);
  if (!answer.ok && answer.problem.code !== "database") throw new Error(answer.problem.message);
  if (hashOf(path) !== before) throw new Error(`The database was changed by ${sql}`);
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

/** Arguments, a line each: what each command makes of its own, without its work. */
async function checkArguments(bytes: Uint8Array): Promise<void> {
  const args = utf8(bytes)
    .split("\n")
    .filter((arg) => !arg.includes("\0"));
  const program = buildProgram(() => undefined);
  const quiet = (command: Command): void => {
    command
      .action(() => undefined)
      .configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
    command.commands.forEach(quiet);
  };
  program.commands.forEach(quiet);
  program.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError || error instanceof UsageError)) throw error;
  }
}

export const FUZZ_TARGETS: readonly FuzzTarget[] = [
  { name: "page", seeds: filesOf("sample", /\.html$/u), take: checkExtraction },
  { name: "store", seeds: filesOf("sample", /\.html$/u), take: checkStore },
  {
    name: "listing",
    seeds: [
      text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>',
        "<item><title>Cụm thi đua số 3</title><link>https://a.example.vn/1.html</link><pubDate>Fri, 10 Dec 2021 08:00:00 +0700</pubDate></item></channel></rss>",
      ),
      text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Tin</title><link href="/1.html"/><updated>2021-12-10T08:00:00Z</updated></entry></feed>',
      ),
      text(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example.vn/1.html</loc><lastmod>2021-12-10</lastmod></url></urlset>',
      ),
      text(
        '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","url":"https://a.example.vn/1.html","title":"Tin","date_published":"2021-12-10T08:00:00Z"}]}',
      ),
      ...filesOf("sample", /\.html$/u).slice(0, 3),
    ],
    take: (bytes) => void readListingBytes(bytes, { url: "https://a.example.vn/tin" }),
  },
  {
    name: "robots",
    seeds: [
      text(
        "User-agent: thidua",
        "Disallow: /tim-kiem*",
        "Allow: /$",
        "Crawl-delay: 5",
        "Sitemap: https://a.example.vn/s.xml",
      ),
    ],
    take: checkRobots,
  },
  {
    name: "archive",
    seeds: [Buffer.from(WARC), gzipSync(WARC), Buffer.concat([gzipSync(WARC), gzipSync(WARC)])],
    take: checkWarc,
  },
  {
    name: "arguments",
    seeds: [
      text("chairs", "--number", "4", "--from", "2018", "--province", "Quảng Ngãi", "--csv"),
      text("ingest", "articles/", "--db", "party.db", "--workers", "2", "--log", "ndjson"),
      text("crawl", "quang-ninh", "--since", "2020-01-01", "--limit", "50", "--contact", "a@b.vn"),
      text("query", "SELECT 1", "--timeout", "5", "--limit", "10", "--json"),
      text("decide", "correct", "12", "--set", "year=2021", "--by", "Lan", "--why", "x"),
      text("rules", "blind", "corpus/gold", "--limit", "5"),
      text("serve", "--port", "8642", "--review", "--reviewer", "Lan"),
    ],
    take: checkArguments,
  },
  { name: "gold", seeds: filesOf("gold", /^[ab]0.*\.json$/u), take: checkGold },
  {
    name: "configuration",
    seeds: [
      text(
        '{"name":"paper","title":"Báo","hosts":["a.example.vn"],"lists":["https://a.example.vn/tin"],"articles":["/tin/\\\\d+"],"budget":5}',
      ),
    ],
    take: (bytes) => void siteSourceSchema.safeParse(json(bytes)),
  },
  {
    name: "decisions",
    seeds: [
      text(
        '{"kind":"accept","article":"0123456789abcdef","fact":"chair","reviewer":"Lan","decided_at":"2026-01-01T00:00:00.000Z"}',
      ),
    ],
    take: (bytes) => void importDecisions(store, utf8(bytes)),
  },
  {
    name: "addresses, words, SQL",
    seeds: [
      text("https://a.example.vn/tin/cum-thi-dua-so-3-123.html?utm_source=x&b=1#c"),
      text('truong khoi AND (bau OR "cum 3")*'),
      text("WITH a AS (SELECT 1) SELECT * FROM a -- b"),
      text("Fri, 10 Dec 2021 08:00:00 GMT"),
    ],
    take: checkAddresses,
  },
  {
    name: "questions",
    seeds: [
      text("SELECT year, unit FROM chair_terms WHERE role = 'chair' ORDER BY year DESC LIMIT 5"),
      text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 3",
      ),
      text("DELETE FROM statement; SELECT 1"),
      text("ATTACH 'other.db' AS other; PRAGMA journal_mode = OFF"),
      text("INSERT INTO decision DEFAULT VALUES RETURNING *"),
      text("SELECT hex(zeroblob(1000000)), randomblob(10) FROM sqlite_master"),
    ],
    take: checkSql,
    oneOf: 20,
  },
  {
    name: "routes",
    seeds: [
      text("en/groups?q=c%E1%BB%A5m&page=2"),
      text("vi/articles/0123456789abcdef.json"),
      text("en/map?year=2021"),
      text("en/compare?a=1&b=2"),
    ],
    take: checkRoute,
  },
];
