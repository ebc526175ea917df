import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readViews } from "../db/schema.ts";
import { reportSchema } from "../src/model/extraction.ts";
import { thidua } from "./support/cli.ts";

const PATH = new URL("../README.md", import.meta.url);
const BLOCK = /```text\n\$ (?<command>[^\n]+)\n(?<output>[\s\S]*?)```/gu;
const WORDS = /"(?<quoted>[^"]*)"|(?<plain>\S+)/gu;

const folder = mkdtempSync(join(tmpdir(), "thidua-readme-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a command of the README prints, as a reader would type it after `npm start`; UPDATE_README=1 writes it into the page. */
function run(command: string): string {
  const typed = command === "npm start" ? "npx thidua demo --db sample.db" : command;
  const [, , ...args] = [...typed.matchAll(WORDS)].map(
    ({ groups }) => groups?.["quoted"] ?? groups?.["plain"] ?? "",
  );
  const own = args.map((part) => (part === "sample.db" ? join(folder, part) : part));
  const { code, out } = thidua(own);
  expect(code, command).toBe(0);
  const shown = out.replaceAll(join(folder, "sample.db"), "sample.db");
  return command === "npm start" ? demoTables(shown) : shown;
}

/** The tables without the hints that follow them. */
function demoTables(out: string): string {
  return `${out.split("\nTRY NEXT")[0]?.trimEnd()}\n`;
}

const page = readFileSync(PATH, "utf8");

describe("the README", () => {
  it("shows what the program prints", () => {
    const updated = page.replaceAll(
      BLOCK,
      (_, command: string) => `\`\`\`text
$ ${command}
${run(command)}\`\`\``,
    );
    if (process.env["UPDATE_README"] === "1") writeFileSync(PATH, updated);
    else expect(updated, "run UPDATE_README=1 npx vitest run test/readme.test.ts").toBe(page);
    expect([...page.matchAll(BLOCK)].length).toBeGreaterThanOrEqual(4);
  });

  it("lists every command, every fact and every view, and no other", () => {
    const listed = (heading: string): readonly string[] => {
      const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
      return [...section.matchAll(/^\| `(?<name>[a-z_-]+)/gmu)].map(
        ({ groups }) => groups?.["name"] ?? "",
      );
    };
    const help = thidua(["--help"]).out.split("Commands:")[1] ?? "";
    const commands = [...help.matchAll(/^ {2}(?<name>[a-z-]+) /gmu)].map(
      ({ groups }) => groups?.["name"] ?? "",
    );
    expect(listed("Commands").toSorted()).toEqual(
      commands.filter((name) => name !== "help").toSorted(),
    );
    expect(listed("Facts").toSorted()).toEqual(
      [...Object.keys(reportSchema.unwrap().shape), "people"].toSorted(),
    );
    expect(listed("Data").toSorted()).toEqual(
      readViews()
        .map(({ name }) => name)
        .toSorted(),
    );
  });

  it("gives the reason of every package that is installed to run", () => {
    const { dependencies } = JSON.parse(
      readFileSync(new URL("../package.json", import.meta.url), "utf8"),
    );
    const section = page.split("\n## What is installed, and why\n")[1]?.split("\n## ")[0] ?? "";
    const listed = [...section.matchAll(/^\| (?<names>.+?) \|/gmu)].flatMap(({ groups }) =>
      [...(groups?.["names"] ?? "").matchAll(/`(?<name>[^`]+)`/gu)].map(
        (match) => match.groups?.["name"] ?? "",
      ),
    );
    expect(listed.toSorted()).toEqual(Object.keys(dependencies).toSorted());
  });
});
