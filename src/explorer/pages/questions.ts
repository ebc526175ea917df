import type { Page } from "../html.ts";
import { html } from "../html.ts";
import { VIETNAMESE_QUESTIONS } from "../messages/vietnamese-questions.ts";
import { SAVED_QUESTIONS } from "../saved-questions.ts";
import type { Visit } from "../visit.ts";

/** Saved questions, each as a form that leads to its answer. */
export function questionsPage(visit: Visit): Page {
  const { words, language } = visit;
  const titleOf = (title: string, i: number): string =>
    language === "vi" ? (VIETNAMESE_QUESTIONS[i] ?? title) : title;
  const body = html`<p class="lead">${words.questions.lead}</p>
${SAVED_QUESTIONS.map(
  ({ title, sql }, i) =>
    html`<h2 id="q${i + 1}" >${titleOf(title, i)}</h2><form action="${visit.to("/sql")}" method="get"><button>${words.questions.ask}</button><details><summary>SQL</summary><label class="wide">SQL<textarea name="sql" spellcheck="false">${sql}</textarea></label></details></form>`,
)}`;
  const table = {
    name: "questions",
    columns: ["title", "sql"],
    rows: SAVED_QUESTIONS.map(({ title, sql }) => [title, sql]),
  };
  return { title: words.nav.questions, body, tables: [table] };
}
