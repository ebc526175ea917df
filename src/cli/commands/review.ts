import { createInterface } from "node:readline";
import type { Store } from "../../../db/store.ts";
import { writeGold } from "../../pipeline/review/gold.ts";
import { LANES } from "../../pipeline/review/queue.ts";
import type { Review } from "../../pipeline/review/review.ts";
import { tell, tellProblem } from "../log.ts";
import { withExistingStore } from "../open.ts";
import { factLines, LANE_NAMES } from "../review-screen.ts";
import type { Step } from "../review-steps.ts";
import { firstStep, nextStep } from "../review-steps.ts";
import { reviewBy } from "../reviewer.ts";
import { wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, terminalWidth } from "../terminal.ts";

export interface ReviewFlags {
  readonly db: string;
  readonly reviewer?: string;
  readonly status?: boolean;
  readonly json?: boolean;
  readonly gold?: string;
}

/** Shows one fact after another and notes what is decided, or tells how the review stands. */
export function reviewCommand(flags: ReviewFlags): Promise<ExitCode> {
  return withExistingStore<Promise<ExitCode>>(
    flags.db,
    (store) => {
      if (flags.gold !== undefined) return Promise.resolve(printGold(store, flags.gold));
      const review = reviewBy(flags, store);
      if (flags.status !== true) return askAll(review);
      printStatus(review, flags.json === true);
      return Promise.resolve(EXIT.ok);
    },
    Promise.resolve(EXIT.failed),
  );
}

function printGold(store: Store, folder: string): ExitCode {
  const written = writeGold(store, folder);
  if (!written.ok) {
    tellProblem(written.problem);
    return EXIT.failed;
  }
  print(`${written.value} reviewed articles written into ${folder}`);
  tell("What no rule found is not in them: read each article before it counts as gold.");
  return EXIT.ok;
}

const PERCENT = 100;

function printStatus(review: Review, isJson: boolean): void {
  const queue = review.queue();
  const measures = review.measures();
  const waiting = Object.fromEntries(
    LANES.map((lane) => [lane, queue.filter((one) => one.lane === lane).length]),
  );
  if (isJson) {
    print(JSON.stringify({ reviewer: review.reviewer, waiting, ...measures }, null, 2));
    return;
  }
  for (const lane of LANES) print(`${String(waiting[lane]).padStart(5)}  ${LANE_NAMES[lane]}`);
  const { audit, agreement, open } = measures;
  const percent = (share: number): string => `${(share * PERCENT).toFixed(1)} %`;
  if (audit.judged === 0) print("audit: none judged yet");
  else
    print(
      `audit: ${audit.right} of ${audit.judged} right, ${percent(audit.right / audit.judged)} (95 % interval ${percent(audit.interval[0])} to ${percent(audit.interval[1])})`,
    );
  for (const { reviewers, kappa } of agreement.kappas)
    print(`Cohen's kappa of ${reviewers.join(" and ")}: ${kappa?.toFixed(2) ?? "not defined"}`);
  if (agreement.facts === 0) print("agreement: no fact was judged by two reviewers yet");
  else
    print(
      `Krippendorff's alpha over ${agreement.facts} facts: ${agreement.alpha?.toFixed(2) ?? "not defined"}`,
    );
  if (open.length > 0)
    print(`to be settled: ${open.map(({ statementId }) => statementId).join(", ")}`);
}

/** Goes through the queue by single keys, or, where no terminal is, by lines of standard input. */
async function askAll(review: Review): Promise<ExitCode> {
  let step = firstStep(review);
  printStep(review, step);
  if (step.isOver) return EXIT.ok;
  const isAsked = (): boolean => step.place.waiting !== undefined;
  for await (const key of process.stdin.isTTY ? keysOf(isAsked) : linesOf()) {
    step = nextStep(review, step.place, key);
    printStep(review, step);
    if (step.isOver) break;
  }
  return EXIT.ok;
}

function printStep(review: Review, { message, isShown, place }: Step): void {
  const fact = isShown ? review.fact(place.ids[place.at] ?? 0) : undefined;
  if (fact !== undefined) {
    const lane = review.queue().find(({ statementId }) => statementId === fact.statementId)?.lane;
    for (const line of factLines(fact, lane)) print(line);
  }
  for (const text of message.split("\n"))
    for (const line of wrap(text, terminalWidth())) print(line);
}

/** Lines of standard input; a last one without its end was cut off, and is none. */
async function* linesOf(): AsyncIterable<string> {
  let rest = "";
  process.stdin.setEncoding("utf8");
  for await (const text of process.stdin) {
    const lines = `${rest}${String(text)}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

const END = new Set(["\u0003", "\u0004"]);

/** Keys as they are pressed; a whole line where the session waits for one. */
async function* keysOf(isLineAsked: () => boolean): AsyncIterable<string> {
  process.stdin.setEncoding("utf8");
  try {
    for (;;) {
      const text = isLineAsked() ? await oneLine() : await oneKey();
      if (text === undefined || END.has(text)) return;
      yield text;
    }
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.pause();
  }
}

function oneKey(): Promise<string> {
  process.stdin.setRawMode(true);
  process.stdin.resume();
  return new Promise((resolve) => {
    process.stdin.once("data", (key) => resolve(String(key)));
  });
}

function oneLine(): Promise<string | undefined> {
  process.stdin.setRawMode(false);
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise((resolve) => {
    reader.question("> ", (line) => {
      reader.close();
      resolve(line);
    });
    reader.on("close", () => resolve(undefined));
  });
}
