import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

interface Ended {
  readonly code: number;
  readonly stderr: string;
}

/** How a script of the project ends with such arguments. */
async function run(script: string, ...args: readonly string[]): Promise<Ended> {
  try {
    const { stderr } = await promisify(execFile)(process.execPath, [
      "--import",
      "tsx",
      script,
      ...args,
    ]);
    return { code: 0, stderr };
  } catch (error) {
    return error as Ended;
  }
}

describe("a script with a wrong argument", () => {
  it.each([
    ["test/fuzz.ts", ["--inputs", "abc"], /abc/u],
    ["test/fuzz.ts", ["--target", "no-such-door"], /no-such-door.*one of/u],
    ["test/check-world.ts", ["--articles", "0"], /--articles/u],
    ["test/check-scale.ts", ["--no-such-option"], /no-such-option/u],
  ] as const)("%s %j says so, does nothing and ends with 2", async (script, args, message) => {
    const { code, stderr } = await run(script, ...args);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});
