import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MAIN } from "../support/compiled.ts";
import { madePage } from "../support/made-pages.ts";
import type { Options, Part, Row } from "./rows.ts";
import { median } from "./rows.ts";

const THOUSAND = 1000;
/** So many pages are on the disk at a time. */
const CHUNK = 10_000;
const ROUNDS = 5;
/** So many pages are read on one thread and on two. */
const FOR_THREADS = 3000;
/** Milliseconds of a start and of a question; megabytes; the rate at the end of that at the start; reading again of the first reading; two threads of one. */
const ASKED = { version: 150, chairs: 300, memory: 400, rate: 0.9, again: 1.5, threads: 1.7 };
/** Has a process tell its largest memory, in kilobytes, when it ends. */
const TELL_MEMORY = `data:text/javascript,${encodeURIComponent(
  'import { writeFileSync } from "node:fs"; process.on("exit", () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)));',
)}`;

interface Ran {
  readonly ms: number;
  readonly mb: number;
}

async function measure({ grow }: Options): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "thidua-growth-"));
  const db = join(folder, "grown.db");
  const memory = join(folder, "memory");

  /** A command as a whole process. */
  const run = (...args: readonly string[]): Ran => {
    const start = performance.now();
    const node = ["--import", TELL_MEMORY, fileURLToPath(MAIN), ...args];
    const { status, stderr } = spawnSync(process.execPath, node, {
      encoding: "utf8",
      env: { ...process.env, BENCH_MEMORY: memory },
      maxBuffer: Number.POSITIVE_INFINITY,
    });
    const ms = performance.now() - start;
    if (status !== 0) throw new Error(`thidua ${args.join(" ")}: ${stderr}`);
    return { ms, mb: Number(readFileSync(memory, "utf8")) / THOUSAND };
  };
  const withPages = <T>(from: number, to: number, use: (pages: string) => T): T => {
    const pages = join(folder, "pages");
    mkdirSync(pages);
    for (let n = from; n < to; n += 1) {
      const { name, html } = madePage(n);
      writeFileSync(join(pages, name), html);
    }
    const used = use(pages);
    rmSync(pages, { recursive: true });
    return used;
  };
  const ingest = (from: number, to: number): Ran =>
    withPages(from, to, (pages) => run("ingest", pages, "--db", db));
  const timeOnThreads = (workers: number, pages: string): number => {
    const other = join(folder, `threads-${workers}.db`);
    return run("ingest", pages, "--db", other, "--workers", String(workers)).ms;
  };
  const often = (...args: readonly string[]): number =>
    median(Array.from({ length: ROUNDS }, () => run(...args).ms));

  try {
    const [one, two] = withPages(0, FOR_THREADS, (pages) =>
      [1, 2].map((workers) => timeOnThreads(workers, pages)),
    );
    const first = ingest(0, THOUSAND);
    const bulk: Ran[] = [];
    for (let from = THOUSAND; from < grow - THOUSAND; from += CHUNK)
      bulk.push(ingest(from, Math.min(from + CHUNK, grow - THOUSAND)));
    const last = ingest(grow - THOUSAND, grow);
    const again = run("re-extract", "--all", "--db", db);
    const all = [first, ...bulk, last];
    const readMs = all.reduce((sum, { ms }) => sum + ms, 0);
    return [
      { what: "the first thousand articles", value: (THOUSAND / first.ms) * 1000, unit: "pages/s" },
      { what: `all ${grow}`, value: (grow / readMs) * 1000, unit: "pages/s" },
      { what: "the last thousand", value: (THOUSAND / last.ms) * 1000, unit: "pages/s" },
      { what: "the last of the first", value: first.ms / last.ms, unit: "×", atLeast: ASKED.rate },
      { what: "all read again", value: (grow / again.ms) * 1000, unit: "pages/s" },
      { what: "read again, times read", value: readMs / again.ms, unit: "×", atLeast: ASKED.again },
      {
        what: "two threads, times one",
        value: (one ?? Number.NaN) / (two ?? Number.NaN),
        unit: "×",
        atLeast: ASKED.threads,
      },
      {
        what: "memory, reading",
        value: Math.max(...all.map(({ mb }) => mb)),
        unit: "MB",
        atMost: ASKED.memory,
      },
      { what: "memory, reading again", value: again.mb, unit: "MB", atMost: ASKED.memory },
      { what: "thidua --version", value: often("--version"), unit: "ms", atMost: ASKED.version },
      {
        what: "thidua chairs, of one number",
        value: often("chairs", "--number", "4", "--db", db),
        unit: "ms",
        atMost: ASKED.chairs,
      },
      { what: "thidua chairs, of all", value: often("chairs", "--db", db), unit: "ms" },
      { what: "thidua search", value: often("search", "truong khoi", "--db", db), unit: "ms" },
      {
        what: "thidua query",
        value: often("query", "SELECT count(*) FROM chairs", "--db", db),
        unit: "ms",
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const growth: Part = { about: "the program itself as articles grow in number", measure };
