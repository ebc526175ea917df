// Changed inputs through every door, with seeds kept: a crash or a hang is written to test/fuzz-found, where the tests take it up.
//   npm run fuzz -- [--inputs N] [--target NAME] [--seed N]
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { randomOf } from "../src/analysis/random.ts";
import { numbersOf, oneOf, scriptCommand } from "./support/arguments.ts";
import { FUZZ_TARGETS } from "./support/fuzz-targets.ts";
import { mutate } from "./support/mutate.ts";

const values = numbersOf(
  scriptCommand(
    "fuzz",
    "Changed inputs through every door; a crash or a hang is kept in test/fuzz-found.",
  ),
  {
    inputs: [10_000, "inputs of each door"],
    seed: [1, "seed of the changes"],
  },
)
  .option("--target <name>", "one door", oneOf(FUZZ_TARGETS.map(({ name }) => name)))
  .parse()
  .opts<{ inputs: number; seed: number; target?: string }>();
const FOUND = new URL("./fuzz-found/", import.meta.url);
const HANG_MS = 2000;
const { inputs } = values;
const MEGABYTE = 1_000_000;
let found = 0;

for (const { name, seeds, take, oneOf = 1 } of FUZZ_TARGETS) {
  if (values.target !== undefined && values.target !== name) continue;
  const random = randomOf(values.seed);
  const start = performance.now();
  let [slowest, memory] = [0, 0];
  const own = Math.ceil(inputs / oneOf);
  for (let i = 0; i < own; i += 1) {
    const bytes = mutate(seeds, random);
    const before = performance.now();
    let problem: unknown;
    try {
      await take(bytes);
    } catch (error) {
      problem = error;
    }
    const ms = performance.now() - before;
    slowest = Math.max(slowest, ms);
    if (ms > HANG_MS) problem ??= new Error(`It took ${ms.toFixed(0)} ms`);
    if (problem !== undefined) keep(name, bytes, problem);
    if (i === Math.floor(own / 10)) memory = process.memoryUsage().rss;
    if (i % 100 === 0) await setImmediate();
  }
  const seconds = (performance.now() - start) / 1000;
  const grown = (process.memoryUsage().rss - memory) / MEGABYTE;
  process.stdout.write(
    `${name.padEnd(22)} ${own} inputs, ${seconds.toFixed(1)} s, slowest ${slowest.toFixed(0)} ms, memory ${grown >= 0 ? "+" : ""}${grown.toFixed(0)} MB since the first tenth\n`,
  );
}
process.stdout.write(
  found === 0 ? "no crash, no hang\n" : `${found} inputs kept in test/fuzz-found\n`,
);
process.exit(found === 0 ? 0 : 1);

function keep(name: string, bytes: Uint8Array, problem: unknown): void {
  found += 1;
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(new URL(`${name.replaceAll(/\W+/gu, "-")}--${hash}`, FOUND), bytes);
  process.stdout.write(
    `${name} ${hash}: ${problem instanceof Error ? problem.stack : String(problem)}\n`,
  );
}
