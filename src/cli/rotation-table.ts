import type { ChairTerm } from "../consolidate/chair-terms.ts";
import type { GroupRotation } from "../pipeline/rotation.ts";
import { formatTable } from "./table.ts";

const MARKS: Readonly<Record<ChairTerm["support"], string>> = {
  confirmed: "**",
  "one-text": "*",
  disputed: "?!",
  corrected: "c",
};

export const LEGEND =
  "*  one text says so    **  two or more independent texts    c  corrected\n?! texts disagree      -   articles, but no chair named      .  no article\n>  took over within the year, when provinces were merged";
const INDENT = 2;
const MIN_CELL = 13;

/** The rotation of one group: years across, as many as fit the width, the chair and how sure it is in each cell. */
export function formatRotation(rotation: GroupRotation, width: number): readonly string[] {
  const years = yearsOf(rotation);
  const perBlock = Math.max(1, Math.floor((width - INDENT + 2) / (MIN_CELL + 2)));
  const blocks = Array.from({ length: Math.ceil(years.length / perBlock) }, (_, i) =>
    years.slice(i * perBlock, (i + 1) * perBlock),
  );
  const cell = Math.floor((width - INDENT - 2 * (perBlock - 1)) / perBlock);
  const lines = blocks.flatMap((block) => [
    ...formatTable(
      [block.map(String), block.map((year) => cellOf(rotation, year))],
      block.map(() => cell),
    ),
    "",
  ]);
  return [
    rotation.group.label,
    ...lines.slice(0, -1).map((line) => (line === "" ? "" : `${" ".repeat(INDENT)}${line}`)),
  ];
}

function yearsOf({ terms, coverage }: GroupRotation): readonly number[] {
  const known = [...terms.map(({ year }) => year), ...coverage.keys()];
  if (known.length === 0) return [];
  const from = Math.min(...known);
  return Array.from({ length: Math.max(...known) - from + 1 }, (_, i) => from + i);
}

function cellOf(rotation: GroupRotation, year: number): string {
  const term = rotation.terms.find((one) => one.year === year);
  if (term === undefined) return (rotation.coverage.get(year) ?? 0) > 0 ? "-" : ".";
  const successor = term.successor === undefined ? "" : ` > ${shortName(rotation, term.successor)}`;
  return `${shortName(rotation, term)}${successor} ${MARKS[term.support]}`;
}

/** The place where the members are bodies of different places, else the unit. */
function shortName(
  { terms }: GroupRotation,
  holder: { readonly unit: string; readonly place: string | null },
): string {
  const places = new Set(terms.map(({ place }) => place));
  return holder.place !== null && places.size > 1 && !places.has(null) ? holder.place : holder.unit;
}
