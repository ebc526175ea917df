import type { RotationReport } from "../../analysis/report.ts";
import type { GroupSeries } from "../../analysis/series.ts";
import type { Support } from "../../model/dataset.ts";
import type { Html } from "../html.ts";
import { html } from "../html.ts";
import type { Messages } from "../messages/english.ts";

/** A group's chairs as they are drawn. */
export interface Timeline {
  readonly title: string;
  readonly series: GroupSeries;
  readonly names: ReadonlyMap<string, string>;
  readonly support: ReadonlyMap<number, Support>;
  /** Independent texts by year. */
  readonly coverage: ReadonlyMap<number, number>;
  readonly forecast: RotationReport["forecast"];
}

const CELL = 34;
const ROW = 26;
const CHARACTER = 7.2;
const TOP = 30;
const MAX_LABEL = 30;
const MERGER_YEAR = 2025;

/**
 * Units down, years across: a cell where the unit chaired, by how well that is supported; rings for deputies, a dotted cell for the
 * forecast, a strip of independent texts below, and a line where provinces were merged.
 */
export function timeline(chart: Timeline, words: Messages): Html {
  const { series, forecast, title } = chart;
  const years = series.years.map(({ year }) => year);
  if (forecast !== undefined) years.push(forecast.year);
  const units = rowsOf(chart);
  const longest = units.reduce(
    (most, unit) => Math.max(most, short(nameOf(chart, unit)).length),
    0,
  );
  const label = longest * CHARACTER + 16;
  const right = label + years.length * CELL + 10;
  // A narrow screen shows the latest years, without the left edge: units are named on both sides.
  const width = right + label;
  const height = TOP + (units.length + 1) * ROW + 16;
  const x = (year: number): number => label + years.indexOf(year) * CELL;
  const y = (unit: string): number => TOP + units.indexOf(unit) * ROW;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="group" aria-labelledby="chart-title chart-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="chart-title">${title}: ${words.group.chairs}</title>
<desc id="chart-desc">${words.group.chart}</desc>
<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="stripe-ground" width="6" height="6"/><rect class="stripe" width="3" height="6"/></pattern></defs>
${years.map((year) => html`<text class="year" x="${x(year) + CELL / 2}" y="${TOP - 12}">${shortYear(year)}</text>`)}
${units.map((unit, i) => html`<line class="rule" x1="0" x2="${width}" y1="${TOP + i * ROW}" y2="${TOP + i * ROW}"/><text class="unit" x="0" y="${TOP + i * ROW + 17}">${short(nameOf(chart, unit))}</text><text class="unit" x="${right}" y="${TOP + i * ROW + 17}">${short(nameOf(chart, unit))}</text>`)}
${cellsOf(chart, { x, y }, words)}
${mergerLine(series, { x, height }, words)}
${stripOf(chart, x, TOP + units.length * ROW, words)}
</svg>`;
}

interface Place {
  readonly x: (year: number) => number;
  readonly y: (unit: string) => number;
}

function rowsOf({ series, forecast }: Timeline): readonly string[] {
  const all = series.years.flatMap(({ holder, heir, candidates, deputies }) => [
    ...(holder === undefined ? [] : [holder]),
    ...(heir === undefined ? [] : [heir]),
    ...candidates,
    ...deputies,
  ]);
  return [...new Set(forecast === undefined ? all : [...all, forecast.unit])];
}

function cellsOf(chart: Timeline, { x, y }: Place, words: Messages): readonly Html[] {
  const { series, support, forecast } = chart;
  const cell = (unit: string, year: number, kind: string, what: string): Html =>
    html`<a href="#y${year}" aria-label="${year}: ${nameOf(chart, unit)} (${what})"><rect class="cell ${kind}" x="${x(year) + 3}" y="${y(unit) + 4}" width="${CELL - 6}" height="${ROW - 8}" rx="3"><title>${year}: ${nameOf(chart, unit)} (${what})</title></rect></a>`;
  const cells = series.years.flatMap(({ year, holder, heir, candidates, deputies }) => {
    const how = support.get(year) ?? "one-text";
    return [
      ...(holder === undefined ? [] : [cell(holder, year, how, words.support[how])]),
      ...(heir === undefined ? [] : [cell(heir, year, "heir", words.group.merger)]),
      ...candidates
        .filter((unit) => unit !== holder && unit !== heir)
        .map((unit) => cell(unit, year, "disputed", words.support.disputed)),
      ...deputies
        .filter((unit) => unit !== holder)
        .map(
          (unit) =>
            html`<circle class="deputy" cx="${x(year) + CELL / 2}" cy="${y(unit) + ROW / 2}" r="5"><title>${year}: ${nameOf(chart, unit)} (${words.unit.roles.deputy})</title></circle>`,
        ),
    ];
  });
  if (forecast === undefined) return cells;
  const { year, unit } = forecast;
  return [
    ...cells,
    html`<rect class="cell forecast" x="${x(year) + 3}" y="${y(unit) + 4}" width="${CELL - 6}" height="${ROW - 8}" rx="3"><title>${year}: ${nameOf(chart, unit)} (?)</title></rect>`,
  ];
}

function mergerLine(
  series: GroupSeries,
  { x, height }: { readonly x: Place["x"]; readonly height: number },
  words: Messages,
): Html | string {
  if (!series.years.some(({ year }) => year === MERGER_YEAR)) return "";
  const at = x(MERGER_YEAR) + CELL / 2;
  return html`<line class="merger" x1="${at}" x2="${at}" y1="${TOP - 6}" y2="${height - 16}"><title>${words.group.merger}</title></line>`;
}

function stripOf(
  { series, coverage }: Timeline,
  x: Place["x"],
  top: number,
  words: Messages,
): Html {
  return html`<text class="unit faint" x="0" y="${top + 18}">${words.group.coverage}</text>${series.years.map(
    ({ year }) => {
      const texts = coverage.get(year) ?? 0;
      return html`<rect class="${texts === 0 ? "strip none" : "strip"}" x="${x(year) + 3}" y="${top + 6}" width="${CELL - 6}" height="16" rx="2"/><text class="count" x="${x(year) + CELL / 2}" y="${top + 18}">${texts === 0 ? "" : texts}</text>`;
    },
  )}`;
}

function nameOf({ names }: Timeline, unit: string): string {
  return names.get(unit) ?? unit;
}

function short(name: string): string {
  return name.length > MAX_LABEL ? `${name.slice(0, MAX_LABEL - 1)}…` : name;
}

const CENTURY = 100;

function shortYear(year: number): string {
  return `’${String(year % CENTURY).padStart(2, "0")}`;
}
