import { isSelect } from "../../../db/query.ts";
import type { Cell, Html, Page, Table } from "../html.ts";
import { foreign, html, tableOf } from "../html.ts";
import type { Visit } from "../visit.ts";
import { textParameter } from "../visit.ts";

const EXAMPLE = `SELECT group_label, year, unit, support, quote
FROM chair_terms
WHERE role = 'chair' AND year = 2021
ORDER BY group_label`;

/** A form for one SELECT, and its answer. */
export async function sqlPage(visit: Visit): Promise<Page> {
  const { words } = visit;
  const sql = textParameter(visit, "sql");
  const form = html`<form class="filter" action="${visit.to("/sql")}" method="get"><label class="wide">SQL<textarea name="sql" spellcheck="false">${sql === "" ? EXAMPLE : sql}</textarea></label><button>${words.sql.run}</button></form>`;
  const answer = sql === "" ? undefined : await answerOf(visit, sql);
  return {
    title: words.nav.sql,
    body: html`<p class="lead">${words.sql.lead}</p>${form}${answer?.body ?? ""}`,
    tables: answer?.table === undefined ? [] : [answer.table],
    ...(answer?.problem === undefined ? {} : { problem: answer.problem }),
  };
}

interface Answer {
  readonly body: Html;
  readonly table?: Table;
  readonly problem?: string;
}

/** What a SELECT gives, as a table, or why it gives nothing. */
async function answerOf(visit: Visit, sql: string): Promise<Answer> {
  const { words } = visit;
  const refused = "only one SELECT, WITH, VALUES or EXPLAIN can be asked here";
  const answer = isSelect(sql) ? await visit.ask(sql) : undefined;
  if (answer === undefined || !answer.ok) {
    const message = answer === undefined || answer.ok ? refused : answer.problem.message;
    return {
      body: html`<p class="error" role="alert">${words.errors.failed}: ${message}</p>`,
      problem: message,
    };
  }
  const { columns, rows, isCut } = answer.value;
  const cells = rows.map((row) => row.map(cellOf));
  const shown = cells.map((row) =>
    row.map((cell) => (typeof cell === "number" ? cell : foreign(cell ?? ""))),
  );
  return {
    body: html`${tableOf(`${rows.length} ${words.sql.rows}`, columns, shown)}${isCut ? html`<p class="note">${words.sql.cut}</p>` : ""}`,
    table: { name: "answer", columns, rows: cells },
  };
}

function cellOf(value: unknown): Cell {
  if (value === null || typeof value === "number") return value;
  return typeof value === "string" ? value : JSON.stringify(value);
}
