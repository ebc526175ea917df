import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { randomOf } from "../src/analysis/random.ts";
import { FUZZ_TARGETS } from "./support/fuzz-targets.ts";
import { mutate } from "./support/mutate.ts";

const INPUTS = 150;
const SEED = 20_261_127;
const FOUND = new URL("./fuzz-found/", import.meta.url);

describe.each(FUZZ_TARGETS)("what comes in as $name", ({ name, seeds, take, oneOf = 1 }) => {
  it("is taken as it should be", async () => {
    for (const seed of seeds.slice(0, 3)) await expect(Promise.resolve(take(seed))).resolves;
  });

  it(`is dealt with however it is damaged (${INPUTS} inputs)`, async () => {
    const random = randomOf(SEED);
    for (let i = 0; i < INPUTS / oneOf; i += 1) await take(mutate(seeds, random));
  }, 60_000);

  it("is dealt with where it was not once", async () => {
    const own = `${name.replaceAll(/\W+/gu, "-")}--`;
    const files = existsSync(FOUND) ? readdirSync(FOUND) : [];
    for (const file of files.filter((one) => one.startsWith(own)))
      await take(readFileSync(new URL(file, FOUND)));
  });
});
