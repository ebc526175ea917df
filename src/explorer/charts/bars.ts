import type { Html } from "../html.ts";
import { html } from "../html.ts";

const HEIGHT = 110;
const WIDTH = 44;
const TOP = 20;

/** A bar for each label, with its value above. */
export function bars(
  title: string,
  values: readonly (readonly [label: string, value: number])[],
): Html {
  const most = values.reduce((max, [, value]) => Math.max(max, value), 1);
  const width = Math.max(1, values.length) * WIDTH;
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="bars-title" viewBox="0 0 ${width} ${HEIGHT + TOP + 20}" width="${width}" height="${HEIGHT + TOP + 20}">
<title id="bars-title">${title}</title>
${values.map(([label, value], i) => {
  const height = (value / most) * HEIGHT;
  const middle = i * WIDTH + WIDTH / 2;
  return html`<rect class="bar" x="${i * WIDTH + 4}" y="${(TOP + HEIGHT - height).toFixed(1)}" width="${WIDTH - 8}" height="${height.toFixed(1)}" rx="2"/><text class="count" x="${middle}" y="${(TOP + HEIGHT - height - 5).toFixed(1)}">${value}</text><text class="year" x="${middle}" y="${TOP + HEIGHT + 15}">${label}</text>`;
})}
</svg>`;
}
