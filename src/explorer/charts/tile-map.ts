import type { Html } from "../html.ts";
import { html } from "../html.ts";
import type { Tile } from "./grids.ts";

/** A tile with what it shows. */
export interface ValuedTile extends Tile {
  readonly name: string;
  readonly value: number;
  readonly href: string;
}

const WIDTH = 112;
const HEIGHT = 44;
const SHADES = 5;

/** A map of equal tiles, the darker the larger the value; each leads to its province. */
export function tileMap(
  tiles: readonly ValuedTile[],
  { title, unit }: { readonly title: string; readonly unit: string },
): Html {
  const columns = tiles.reduce((most, { column }) => Math.max(most, column + 1), 0);
  const rows = tiles.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const most = tiles.reduce((max, { value }) => Math.max(max, value), 1);
  return html`<svg xmlns="http://www.w3.org/2000/svg" class="chart map" role="group" aria-labelledby="map-title" viewBox="0 0 ${columns * WIDTH} ${rows * HEIGHT}" width="${columns * WIDTH}" height="${rows * HEIGHT}">
<title id="map-title">${title}</title>
${tiles.map(({ name, value, href, column, row }) => {
  const shade = value === 0 ? 0 : Math.ceil((value / most) * SHADES);
  const [x, y] = [column * WIDTH, row * HEIGHT];
  return html`<a href="${href}"><g><title>${name}: ${value} ${unit}</title><rect class="tile shade-${shade}" x="${x + 2}" y="${y + 2}" width="${WIDTH - 4}" height="${HEIGHT - 4}" rx="4"/><text class="tile-name shade-${shade}" x="${x + WIDTH / 2}" y="${y + 18}">${name}</text><text class="tile-value shade-${shade}" x="${x + WIDTH / 2}" y="${y + 35}">${value}</text></g></a>`;
})}
</svg>`;
}
