import { existsSync, readFileSync } from "node:fs";

/** A question that is asked often, with its SQL over the public views. */
export interface SavedQuestion {
  readonly title: string;
  readonly sql: string;
}

const QUESTION = /^### \d+\. (?<title>[^\n]+)\n\n```sql\n(?<sql>[\s\S]+?)\n```$/gmu;
const PAGE = new URL("../../db/README.md", import.meta.url);

/** The questions of the database's page, in its order: one list for readers, tests and forms. */
export const SAVED_QUESTIONS: readonly SavedQuestion[] = existsSync(PAGE)
  ? [...readFileSync(PAGE, "utf8").matchAll(QUESTION)].map(({ groups }) => ({
      title: groups?.["title"] ?? "",
      sql: groups?.["sql"] ?? "",
    }))
  : [];
