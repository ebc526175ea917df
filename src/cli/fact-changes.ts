import type { FactChange } from "../pipeline/extraction-diff.ts";
import { wrap } from "./table.ts";
import { paint, print, terminalWidth } from "./terminal.ts";

const SIGNS: Readonly<Record<FactChange["kind"], string>> = {
  gained: "+",
  lost: "-",
  changed: "~",
};

/** Prints a fact that was gained, lost or changed, with what it was and is, and its quote. */
export function printChange({ kind, document, fact, before, after, quote }: FactChange): void {
  print(paint.bold(`${SIGNS[kind]} ${fact}  ${document}`));
  const lines = [
    ...(before === undefined || before === "" ? [] : [`was ${before}`]),
    ...(after === undefined || after === "" ? [] : [`is ${after}`]),
    ...(quote === "" ? [] : [`"${quote}"`]),
  ];
  for (const line of lines.flatMap((one) => wrap(one, terminalWidth() - 4))) print(`    ${line}`);
}

/** "2 facts gained, 0 lost, 1 changed". */
export function countChanges(changes: readonly FactChange[]): string {
  const count = (kind: FactChange["kind"]): number =>
    changes.filter((change) => change.kind === kind).length;
  return `${count("gained")} facts gained, ${count("lost")} lost, ${count("changed")} changed`;
}
