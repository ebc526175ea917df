import { statSync } from "node:fs";
import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import { withStore } from "../open.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";

const countRow = z.object({ name: z.string(), n: z.number() });
const rangeRow = z.object({ first: z.string().nullable(), last: z.string().nullable() });

/** Says what the database holds: articles, facts by kind, the years covered, and which commands come next. */
export function statusCommand(flags: { readonly db: string; readonly json?: boolean }): ExitCode {
  return withStore(
    flags.db,
    (store) => {
      const status = readStatus(store, flags.db);
      if (flags.json === true) print(JSON.stringify(status, null, 2));
      else printStatus(status);
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

interface Status {
  readonly database: string;
  readonly bytes: number;
  readonly articles: number;
  readonly relevant: number;
  readonly superseded: number;
  readonly firstPublished: string | null;
  readonly lastPublished: string | null;
  readonly statements: Readonly<Record<string, number>>;
}

function readStatus(store: Store, path: string): Status {
  const count = (sql: string): number =>
    store.rows(`SELECT 'n' AS name, count(*) AS n FROM ${sql}`, countRow)[0]?.n ?? 0;
  const [range] = store.rows(
    "SELECT min(published_at) AS first, max(published_at) AS last FROM articles",
    rangeRow,
  );
  const kinds = store.rows(
    "SELECT s.kind AS name, count(*) AS n FROM statement s JOIN articles a USING (article_id) GROUP BY s.kind ORDER BY s.kind",
    countRow,
  );
  return {
    database: path,
    bytes: statSync(path).size,
    articles: count("articles"),
    relevant: count("articles WHERE relevant = 1"),
    superseded: count("article WHERE superseded_by IS NOT NULL"),
    firstPublished: range?.first ?? null,
    lastPublished: range?.last ?? null,
    statements: Object.fromEntries(kinds.map(({ name, n }) => [name, n])),
  };
}

const LABEL_WIDTH = 22;
const VALUE_WIDTH = 54;
const MIB = 1024 * 1024;

function printStatus(status: Status): void {
  const days = [status.firstPublished, status.lastPublished]
    .map((day) => day?.slice(0, 10) ?? "?")
    .join(" to ");
  const rows = [
    ["database", `${status.database} (${(status.bytes / MIB).toFixed(1)} MB)`],
    ["articles", `${status.articles}, ${status.relevant} of them relevant`],
    ["earlier readings", String(status.superseded)],
    ["published", days],
    ...Object.entries(status.statements).map(([kind, n]) => [`statements: ${kind}`, String(n)]),
  ];
  for (const line of formatTable(rows, [LABEL_WIDTH, VALUE_WIDTH])) print(line);
  const flag = status.database === "thidua.db" ? "" : ` --db ${status.database}`;
  const next = status.articles === 0 ? `thidua ingest FOLDER${flag}` : `thidua chairs${flag}`;
  print(`\nnext: ${next}`);
}
