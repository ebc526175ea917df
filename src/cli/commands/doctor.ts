import { existsSync, statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { checkDatabase, sqliteFeatures } from "../../../db/check.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { DEFAULT_ARCHIVE } from "../../pipeline/backup-parts.ts";
import { checkArchive } from "../../pipeline/crawl/check-archive.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { countOf, EXIT, print } from "../terminal.ts";

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do where it is not fine. */
  readonly repair: string | undefined;
}

export interface DoctorFlags {
  readonly db: string;
  readonly archive?: string;
  readonly json?: boolean;
}

/** Checks Node, SQLite, the lexicon, the room on the disk, the database and the archive; exit code 1 where something is wrong. */
export function doctorCommand(flags: DoctorFlags): ExitCode {
  const checks = [
    checkNode(),
    checkSqlite(),
    checkLexicon(),
    checkDisk(flags.db),
    checkStore(flags.db),
    archiveCheck(flags.archive),
  ];
  if (flags.json === true) print(JSON.stringify(checks, null, 2));
  else for (const line of formatTable(checks.map(toCells), WIDTHS)) print(line);
  return checks.every(({ ok }) => ok) ? EXIT.ok : EXIT.failed;
}

const WIDTHS = [5, 9, 62];

function toCells({ name, ok, found, repair }: Check): readonly string[] {
  return [ok ? "ok" : "WRONG", name, repair === undefined || ok ? found : `${found}: ${repair}`];
}

const MIN_NODE = [20, 19] as const;

function checkNode(): Check {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const ok = major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1]);
  return { name: "node", ok, found: process.versions.node, repair: "install Node 20.19 or newer" };
}

function checkSqlite(): Check {
  const { version, hasSearch } = sqliteFeatures();
  return {
    name: "sqlite",
    ok: hasSearch,
    found: `${version}${hasSearch ? ", full-text search" : ", no full-text search"}`,
    repair: "run npm rebuild better-sqlite3",
  };
}

function checkLexicon(): Check {
  const { provinces, precision } = loadLexicon();
  const found = `${provinces.all.length} provinces over time, ${precision.size} rules measured`;
  return {
    name: "lexicon",
    ok: provinces.all.length > 0,
    found,
    repair: "the installation is incomplete: run npm ci",
  };
}

const MIN_FREE_MIB = 200;
const MIB = 1024 * 1024;

function checkDisk(path: string): Check {
  const folder = dirname(resolve(path));
  if (!existsSync(folder))
    return {
      name: "disk",
      ok: false,
      found: `no folder ${folder}`,
      repair: "make it, or name another database with --db",
    };
  const { bavail, bsize } = statfsSync(folder);
  const free = Math.floor((bavail * bsize) / MIB);
  return {
    name: "disk",
    ok: free >= MIN_FREE_MIB,
    found: `${free} MB free in ${folder}`,
    repair: "make room",
  };
}

function checkStore(path: string): Check {
  if (!existsSync(path))
    return {
      name: "database",
      ok: true,
      found: `${path} does not exist yet: thidua ingest makes it`,
      repair: undefined,
    };
  const problem = checkDatabase(path);
  return {
    name: "database",
    ok: problem === undefined,
    found: problem ?? `${path} is sound`,
    repair: undefined,
  };
}

function archiveCheck(named: string | undefined): Check {
  const folder = named ?? DEFAULT_ARCHIVE;
  const health = checkArchive(folder);
  const files = health === undefined ? "" : countOf(health.files, "file");
  return {
    name: "archive",
    ok: health === undefined ? named === undefined : health.problem === undefined,
    found:
      health === undefined
        ? `${folder} ${existsSync(folder) ? "holds no archive" : "does not exist"}${named === undefined ? " yet: thidua crawl makes it" : ": check the path"}`
        : (health.problem ?? `${folder} is sound, ${files}`),
    repair: undefined,
  };
}
