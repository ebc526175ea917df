import type { SurvivalCurve } from "../../analysis/survival.ts";
import type { Html } from "../html.ts";
import { html } from "../html.ts";

const SIZE = { width: 460, height: 200, left: 44, top: 12 };
const MARKS = [0, 0.5, 1];

/** The share that lasts longer than each length, as steps, with its 95 % interval. */
export function survivalCurve(title: string, { steps }: SurvivalCurve): Html {
  const longest = (steps.at(-1)?.length ?? 0) + 1;
  const x = (length: number): number =>
    SIZE.left + ((SIZE.width - SIZE.left - 10) * length) / longest;
  const y = (share: number): number => SIZE.top + (SIZE.height - SIZE.top - 28) * (1 - share);
  const line = (value: (step: SurvivalCurve["steps"][number]) => number | undefined): string => {
    let path = `M${x(0)} ${y(1)}`;
    for (const step of steps)
      path += `H${x(step.length).toFixed(1)}V${y(value(step) ?? 0).toFixed(1)}`;
    return `${path}H${x(longest).toFixed(1)}`;
  };
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="curve-title" viewBox="0 0 ${SIZE.width} ${SIZE.height}" width="${SIZE.width}" height="${SIZE.height}">
<title id="curve-title">${title}</title>
${MARKS.map((share) => html`<line class="rule" x1="${SIZE.left}" x2="${SIZE.width}" y1="${y(share)}" y2="${y(share)}"/><text class="count" x="${SIZE.left - 20}" y="${y(share) + 4}">${share * 100} %</text>`)}
${Array.from({ length: longest + 1 }, (_, year) => html`<text class="year" x="${x(year)}" y="${SIZE.height - 8}">${year}</text>`)}
<path class="bound" d="${line(({ low }) => low)}"/>
<path class="bound" d="${line(({ high }) => high)}"/>
<path class="curve" d="${line(({ survival }) => survival)}"/>
</svg>`;
}
