import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { Support } from "../../model/dataset.ts";
import { formatCsv } from "../../pipeline/export/csv.ts";
import type { GroupRotation, RotationTerm } from "../../pipeline/rotation.ts";
import { countPending, rotationOf } from "../../pipeline/rotation.ts";
import { filterRotations } from "../chair-filter.ts";
import type { ChairsFlags } from "../chairs-flags.ts";
import { tell } from "../log.ts";
import { withStore } from "../open.ts";
import { suggestNames } from "../suggest.ts";
import { formatTable, wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, shownPath, terminalWidth, UsageError } from "../terminal.ts";

/** Prints the chair terms that the filters let through, each with the sentence that proves it. */
export function chairsCommand(flags: ChairsFlags): ExitCode {
  if (flags.from !== undefined && flags.to !== undefined && flags.from > flags.to)
    throw new UsageError(`--from ${flags.from} is after --to ${flags.to}: swap them`);
  return withStore(
    flags.db,
    (store) => {
      const rotations = filterRotations(rotationOf(store), flags);
      const rows = rotations.flatMap((rotation) =>
        rotation.terms.map((term) => toRow(store, rotation, term)),
      );
      if (flags.json === true) print(JSON.stringify(rows, null, 2));
      else if (flags.csv === true)
        print(
          formatCsv([CSV_COLUMNS, ...rows.map((row) => CSV_COLUMNS.map((column) => row[column]))]),
        );
      else for (const line of formatRows(rows, rotations)) print(line);
      const pending = countPending(store);
      if (pending > 0)
        tell(
          `${pending} articles are not worked out yet: run "thidua consolidate --db ${flags.db}"`,
        );
      if (rows.length === 0) tell(nothingFound(flags));
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

function nothingFound(flags: ChairsFlags): string {
  const names = loadLexicon().provinces.all.map(({ name }) => name);
  const near = flags.province === undefined ? [] : suggestNames(flags.province, names);
  const hint =
    near.length === 0
      ? "loosen the filters, or see what there is with: thidua status"
      : `did you mean ${near.join(" or ")}?`;
  return `no chair matches: ${hint}`;
}

interface ProofOfTerm {
  readonly statement_id: number;
  readonly quote: string;
  readonly source: string;
  readonly article_id: string;
}

const CSV_COLUMNS = [
  "group_id",
  "group",
  "year",
  "unit",
  "place",
  "successor",
  "support",
  "resolution",
  "chain",
  "texts",
  "basis",
  "dissent",
  "deputies",
  "quote",
  "article_id",
  "source",
] as const;

interface TermRow extends Readonly<Record<(typeof CSV_COLUMNS)[number], unknown>> {
  readonly group: string;
  readonly year: number;
  readonly unit: string;
  readonly support: Support;
  readonly quote: string;
  readonly source: string;
  readonly dissent: string;
  readonly successor: string | null;
  readonly texts: number;
  /** The sentence on the unit that took over within the year. */
  readonly later: ProofOfTerm | undefined;
  readonly evidence: readonly ProofOfTerm[];
}

const proofRow = z.object({
  statement_id: z.number(),
  quote: z.string(),
  source: z.string(),
  article_id: z.string(),
});
const PROOF =
  "SELECT statement_id, quote, source, article_id FROM evidence WHERE statement_id IN (SELECT value FROM json_each(?)) ORDER BY confidence DESC, length(quote), source";

function toRow(store: Store, { group, deputies }: GroupRotation, term: RotationTerm): TermRow {
  const evidence = store.rows(PROOF, proofRow, [JSON.stringify(term.statementIds)]);
  const isLater = ({ statement_id }: ProofOfTerm): boolean =>
    term.successorIds.includes(statement_id);
  const first = evidence.find((proof) => !isLater(proof));
  const later = evidence.find(isLater);
  return {
    group_id: group.id,
    group: group.label,
    year: term.year,
    unit: term.holder?.unit ?? "",
    place: term.holder?.place ?? null,
    successor: term.successor?.unit ?? null,
    support: term.support,
    resolution: term.resolution,
    chain: term.chain,
    texts: term.texts,
    basis: term.basis,
    dissent: term.others.map(({ unit, texts }) => `${unit} (${texts})`).join("; "),
    deputies: (deputies.get(term.year) ?? []).join("; "),
    quote: first?.quote ?? "",
    article_id: first?.article_id ?? "",
    source: first?.source ?? "",
    later,
    evidence,
  };
}

const YEAR_WIDTH = 4;
const MIN_TEXT = 30;

/** The rows of each group, with the years between them of which no chair is known. */
function formatRows(
  rows: readonly TermRow[],
  rotations: readonly GroupRotation[],
): readonly string[] {
  const width = Math.max(MIN_TEXT, terminalWidth() - YEAR_WIDTH - 4);
  return [...new Set(rows.map(({ group }) => group))]
    .flatMap((group) => [
      paint.bold(group),
      ...withGaps(
        rows.filter((row) => row.group === group),
        rotations.find((one) => one.group.label === group)?.coverage ?? new Map<number, number>(),
      ).flatMap((row) => (typeof row === "string" ? [row] : formatRow(row, width))),
      "",
    ])
    .slice(0, -1);
}

function withGaps(
  rows: readonly TermRow[],
  coverage: GroupRotation["coverage"],
): readonly (TermRow | string)[] {
  return rows.flatMap((row, i) => {
    const before = rows[i - 1]?.year ?? row.year;
    const gaps = Array.from({ length: Math.max(0, row.year - before - 1) }, (_, n) => {
      const year = before + 1 + n;
      const isTold = (coverage.get(year) ?? 0) > 0;
      return `  ${year}  ${isTold ? "no chair named" : "no article found"}`;
    });
    return [...gaps, row];
  });
}

function formatRow(row: TermRow, width: number): readonly string[] {
  const successor = row.successor === null ? "" : `, then ${row.successor}`;
  const texts = TEXTS[row.texts] ?? `${row.texts} texts`;
  const sure = row.support === "one-text" ? texts : `${SUPPORT[row.support]}, ${texts}`;
  const dissent = row.dissent === "" ? "" : ` (others say ${row.dissent})`;
  const said =
    row.support === "disputed"
      ? `DISPUTED: ${row.dissent.replaceAll(";", " or")}`
      : `${row.unit}${successor} · ${sure}${dissent}`;
  // What a person put right has no sentence that says so.
  if (row.quote === "")
    return formatTable([[String(row.year), said]], [YEAR_WIDTH, width]).map((line) => `  ${line}`);
  const proofs = [row, ...(row.later === undefined ? [] : [row.later])];
  const lines = [[String(row.year), said], ...proofs.flatMap((proof) => proofLines(proof, width))];
  return formatTable(lines, [YEAR_WIDTH, width]).map((line) => `  ${line}`);
}

function proofLines(
  { quote, source }: Pick<ProofOfTerm, "quote" | "source">,
  width: number,
): readonly (readonly string[])[] {
  const text = wrap(`“${quote.replaceAll("\n", " ")}”`, width);
  return [...text, ...wrap(shownPath(source), width)].map((line) => ["", paint.dim(line)]);
}

const TEXTS = ["no text", "one text"];
const SUPPORT: Readonly<Record<Support, string>> = {
  confirmed: "confirmed",
  "one-text": "one text",
  settled: "settled by a rule",
  disputed: "DISPUTED",
  corrected: "corrected by the paper",
  reviewed: "reviewed",
};
