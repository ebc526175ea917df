import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { thidua } from "../support/cli.ts";
import { QUESTION } from "../support/questions.ts";
import { SAMPLE } from "../support/sample.ts";

const PATH = new URL("../../db/README.md", import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "thidua-questions-"));
const db = join(folder, "sample.db");
beforeAll(() => {
  expect(thidua(["ingest", SAMPLE, "--db", db]).code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const page = readFileSync(PATH, "utf8");

/** What a person gets who types the question; UPDATE_README=1 writes it into the page. */
function answer(sql: string): string {
  const { code, out, err } = thidua(["query", sql, "--csv", "--db", db]);
  expect(code, `${sql}\n${err}`).toBe(0);
  return out;
}

describe("the questions of the database's page", () => {
  it("are twenty, each with its real answer", () => {
    const answers: string[] = [];
    const updated = page.replaceAll(QUESTION, (_, title: string, sql: string) => {
      const out = answer(sql);
      answers.push(out);
      return `### ${title}\n\n\`\`\`sql\n${sql}\n\`\`\`\n\n\`\`\`csv\n${out}\`\`\`\n`;
    });
    if (process.env["UPDATE_README"] === "1") writeFileSync(PATH, updated);
    else expect(updated, "run UPDATE_README=1 npx vitest run test/db").toBe(page);
    expect(answers.length).toBe(20);
    for (const [i, out] of answers.entries())
      expect(out.trimEnd().split("\n").length, `question ${i + 1}`).toBeGreaterThan(1);
  });
});
