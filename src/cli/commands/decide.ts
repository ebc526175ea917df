import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import type { Signature } from "../../pipeline/decide.ts";
import { decideFact, decideMerge, decideSplit, undoDecision } from "../../pipeline/decide.ts";
import { exportDecisions, importDecisions } from "../../pipeline/decision-file.ts";
import { readBytes } from "../../pipeline/read-bytes.ts";
import { tell, tellFailed, tellProblem } from "../log.ts";
import { withExistingStore, withStore } from "../open.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { countOf, EXIT, print, UsageError } from "../terminal.ts";

export interface DecideFlags {
  readonly db: string;
  readonly by?: string;
  readonly why?: string;
  readonly set?: string;
  readonly stale?: boolean;
  readonly json?: boolean;
}

/** Notes what a person decided on facts and groups, and works out what follows; or lists the decisions. */
export function decideCommand(
  action: string,
  targets: readonly string[],
  flags: DecideFlags,
): ExitCode {
  if (action === "list" || action === "export") {
    if (targets.length > 0)
      throw new UsageError(`"decide ${action}" takes nothing more: it prints to standard output`);
    return action === "list" ? listDecisions(flags) : exportAll(flags);
  }
  if (action === "import") return importFile(targets, flags);
  const decide = readAction(action, targets, flags);
  return withExistingStore(
    flags.db,
    (store) => {
      const decided = decide(store);
      if (!decided.ok) {
        tellProblem(decided.problem);
        return EXIT.failed;
      }
      const { groups } = consolidate(store, loadLexicon());
      print(`decision ${decided.value} noted; ${countOf(groups, "group")} changed`);
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

const ACTIONS = ["accept", "correct", "reject", "unsure", "merge", "split", "undo"];

type Decide = (store: Store) => Result<number>;

function readAction(action: string, targets: readonly string[], flags: DecideFlags): Decide {
  const [first, second] = targets;
  if (!ACTIONS.includes(action))
    throw new UsageError(
      `there is no "decide ${action}": it is one of ${ACTIONS.join(", ")}, list, export, import`,
    );
  const signature = readSignature(flags);
  switch (action) {
    case "accept":
    case "reject":
    case "unsure":
    case "correct": {
      if ((action === "correct") !== (flags.set !== undefined))
        throw new UsageError(
          `give the fields that change with --set to "decide correct", and only there`,
        );
      const about = { statementId: numberOf(action, targets), change: flags.set };
      return (store) => decideFact(store, action, about, signature);
    }
    case "undo": {
      const id = numberOf(action, targets);
      return (store) => undoDecision(store, id, signature);
    }
    case "merge":
      if (first === undefined || second === undefined || targets.length > 2)
        throw new UsageError("give two groups: thidua decide merge GROUP GROUP");
      return (store) => decideMerge(store, [first, second], signature);
    default:
      if (first === undefined || second === undefined)
        throw new UsageError("give a group and its articles: thidua decide split GROUP ARTICLE…");
      return (store) => decideSplit(store, first, targets.slice(1), signature);
  }
}

function readSignature({ by, why }: DecideFlags): Signature {
  if (by === undefined || by.trim() === "") throw new UsageError("say who decides, with --by NAME");
  return { reviewer: by.trim(), reason: why ?? "", now: new Date().toISOString() };
}

function numberOf(action: string, targets: readonly string[]): number {
  const id = Number(targets[0]);
  if (targets.length !== 1 || !Number.isSafeInteger(id) || id < 1)
    throw new UsageError(`give one number: thidua decide ${action} N`);
  return id;
}

const decisionRow = z.object({
  decision_id: z.number(),
  decided_at: z.string(),
  reviewer: z.string(),
  verdict: z.string(),
  state: z.string(),
  kind: z.string().nullable(),
  reason: z.string(),
  article_id: z.string().nullable(),
  statement_id: z.number().nullable(),
  undoes: z.number().nullable(),
});
const LIST =
  "SELECT decision_id, decided_at, reviewer, verdict, state, kind, reason, article_id, statement_id, undoes FROM decisions WHERE ? = 0 OR state = 'stale' ORDER BY decision_id";
const WIDTHS = [4, 10, 12, 8, 8, 14, 12];

/** "chair 211", "group", "no 3" for what is taken back. */
function aboutOf({ kind, statement_id, undoes }: z.infer<typeof decisionRow>): string {
  if (undoes !== null) return `no ${undoes}`;
  return kind === null ? "group" : `${kind} ${statement_id ?? "(gone)"}`;
}

function listDecisions({ db, stale, json }: DecideFlags): ExitCode {
  return withStore(
    db,
    (store) => {
      const rows = store.rows(LIST, decisionRow, [stale === true ? 1 : 0]);
      if (json === true) print(JSON.stringify(rows, null, 2));
      else printDecisions(rows);
      if (rows.length === 0)
        tell(stale === true ? "no decision is stale" : "no decision is on record");
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

function printDecisions(rows: readonly z.infer<typeof decisionRow>[]): void {
  if (rows.length === 0) return;
  for (const line of formatTable([HEAD, ...rows.map(cellsOf)], WIDTHS)) print(line);
}

const HEAD = ["no", "day", "by", "verdict", "state", "about", "why"];

function cellsOf(row: z.infer<typeof decisionRow>): readonly string[] {
  const { decision_id, decided_at, reviewer, verdict, state, reason } = row;
  return [
    String(decision_id),
    decided_at.slice(0, 10),
    reviewer,
    verdict,
    state,
    aboutOf(row),
    reason,
  ];
}

const MAX_FILE = 256 * 1024 * 1024;

function readText(bytes: Uint8Array): Result<string> {
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failure("invalid-decision", "the file is no UTF-8: write it with thidua decide export");
  }
}

function exportAll({ db }: DecideFlags): ExitCode {
  return withStore(
    db,
    (store) => {
      for (const line of exportDecisions(store)) print(line);
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

function importFile(targets: readonly string[], { db }: DecideFlags): ExitCode {
  const [path] = targets;
  if (path === undefined || targets.length > 1)
    throw new UsageError(
      "give one file of decisions, or - for standard input: thidua decide import FILE",
    );
  const bytes = readBytes(path, MAX_FILE);
  if (!bytes.ok) {
    tellProblem(bytes.problem, path);
    return EXIT.failed;
  }
  return withExistingStore(
    db,
    (store) => {
      const text = readText(bytes.value);
      const imported = text.ok ? importDecisions(store, text.value) : text;
      if (!imported.ok) {
        tellFailed(`${path}, ${imported.problem.message}`);
        return EXIT.failed;
      }
      const { groups } = consolidate(store, loadLexicon());
      const { added, known } = imported.value;
      print(
        `${countOf(added, "decision")} added, ${known} known already; ${countOf(groups, "group")} changed`,
      );
      return EXIT.ok;
    },
    EXIT.failed,
  );
}
