import { TOPIC_NAMES } from "../../analysis/words/topics.ts";
import type { sayRotation } from "../../analysis/words/words.ts";
import { survivalCurve } from "../charts/survival-curve.ts";
import type { Html, Table } from "../html.ts";
import { EMPTY, foldedTable, html } from "../html.ts";
import type { Rotation, Visit } from "../visit.ts";

const PERCENT = 100;

/** How the chair of a group rotates, in sentences, with the numbers behind them folded away. */
export function statisticsOf(
  visit: Visit,
  rotation: Rotation,
  said: ReturnType<typeof sayRotation>,
): Html {
  const { words } = visit;
  const { wait } = rotation.report;
  const curve =
    wait.steps.length === 0
      ? EMPTY
      : html`<details><summary>${words.group.survival}</summary><div class="scroll" tabindex="0" role="region" aria-label="${words.group.survival}">${survivalCurve(words.group.survival, wait)}</div>${foldedTable(words.table.show, waitTable(visit, rotation))}</details>`;
  return html`<h2>${words.group.statistics}</h2>
<dl class="sentences">${said.map(({ topic, text }) => html`<dt>${TOPIC_NAMES[visit.language][topic]}</dt><dd>${text}</dd>`)}</dl>
${curve}
${foldedTable(words.group.shares, sharesTable(visit, rotation))}
${foldedTable(words.group.transitions, transitionsTable(visit, rotation))}
${foldedTable(words.group.tests, rulesTable(visit, rotation))}
<p class="note">${words.group.seed}</p>`;
}

function waitTable({ words }: Visit, { report }: Rotation): Table {
  const percent = (share: number | undefined): string =>
    share === undefined ? "–" : `${(share * PERCENT).toFixed(0)} %`;
  const { yearsLater, atRisk, ended, share, interval } = words.group;
  return {
    name: words.group.survival,
    columns: [yearsLater, atRisk, ended, share, interval],
    rows: report.wait.steps.map((step) => [
      step.length,
      step.atRisk,
      step.ends,
      percent(step.survival),
      `${percent(step.low)}–${percent(step.high)}`,
    ]),
  };
}

function sharesTable({ words }: Visit, { report, names }: Rotation): Table {
  const { unit, held, eligible } = words.group;
  return {
    name: words.group.shares,
    columns: [unit, held, eligible],
    rows: report.shares
      .toSorted((a, b) => b.held - a.held)
      .map((share) => [names.get(share.unit) ?? share.unit, share.held, share.eligible]),
  };
}

function transitionsTable({ words }: Visit, { report, names }: Rotation): Table {
  const name = (unit: string): string => names.get(unit) ?? unit;
  return {
    name: words.group.transitions,
    columns: [words.group.from, words.group.to, words.group.times],
    rows: report.transitions
      .toSorted((a, b) => b.count - a.count)
      .map(({ from, to, count }) => [name(from), name(to), count]),
  };
}

function rulesTable({ words }: Visit, { report }: Rotation): Table {
  return {
    name: words.group.tests,
    columns: [words.group.rule, words.group.hits, words.group.asked],
    rows: report.backtest.records.map(({ rule, hits, asked }) => [words.rules[rule], hits, asked]),
  };
}
