import type { Support } from "../model/dataset.ts";
import type { GroupRotation } from "../pipeline/rotation.ts";
import { shortName } from "../pipeline/rotation.ts";
import { formatTable } from "./table.ts";

const MARKS: Readonly<Record<Support, string>> = {
  confirmed: "**",
  "one-text": "*",
  settled: "!",
  disputed: "?!",
  corrected: "c",
  reviewed: "r",
};

export const LEGEND =
  "*  one text says so    **  two or more independent texts    c  corrected\n!  a rule settled it    ?!  texts disagree                   r  reviewed\n-  no chair named       .   no article\n>  took over within the year, when provinces were merged";
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
  const mark = MARKS[term.support];
  if (term.holder === undefined)
    return `${term.others.map((other) => shortName(rotation, other)).join(" or ")} ${mark}`;
  const successor = term.successor === undefined ? "" : ` > ${shortName(rotation, term.successor)}`;
  return `${shortName(rotation, term.holder)}${successor} ${mark}`;
}
