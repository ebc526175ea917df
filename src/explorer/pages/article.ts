import { z } from "zod";
import type { Html, Page } from "../html.ts";
import { EMPTY, foreign, html, link, tableOf } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { Proof } from "./highlight.ts";
import { highlight } from "./highlight.ts";
import { confidenceOf, dayOf } from "./parts.ts";

const articleRow = z.object({
  article_id: z.string(),
  title: z.string(),
  lead: z.string().nullable(),
  url: z.string().nullable(),
  site: z.string().nullable(),
  published_at: z.string().nullable(),
  text: z.string(),
});
const ARTICLE =
  "SELECT article_id, title, lead, url, site, published_at, text FROM articles WHERE article_id = ?";
const statementRow = z.object({
  statement_id: z.number(),
  kind: z.enum(["subject", "event", "members", "member", "chair", "award", "figure", "person"]),
  value: z.string(),
  rule: z.string().nullable(),
  confidence: z.number(),
  verdict: z.enum(["accept", "correct", "reject"]).nullable(),
  correction: z.string().nullable(),
});
const STATEMENTS = `SELECT s.statement_id, s.kind, s.value, s.rule, s.confidence, d.verdict, d.correction FROM statement s
  LEFT JOIN decision d ON d.decision_id = (SELECT max(t.decision_id) FROM decision_state t
    JOIN decision o ON o.decision_id = t.decision_id AND o.verdict IN ('accept', 'correct', 'reject')
    WHERE t.statement_id = s.statement_id AND t.state = 'applied' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = t.decision_id))
  WHERE s.article_id = ? ORDER BY s.statement_id`;
const proofRow = z.object({ statement_id: z.number(), start: z.number(), end: z.number() });
const PROOFS = `SELECT statement_id, start_offset AS start, end_offset AS "end" FROM proof
  WHERE statement_id IN (SELECT statement_id FROM statement WHERE article_id = ?) ORDER BY start_offset, end_offset`;
const textRow = z.object({ text_id: z.string(), role: z.string(), title: z.string() });
const TEXT = `SELECT t.text_id, t.role, a.title FROM text_member t JOIN article a ON a.article_id = t.text_id WHERE t.article_id = ?`;

type Statement = z.infer<typeof statementRow>;

/** An article with its text, every fact marked where it is proved, and all that was read in it. */
export function articlePage(visit: Visit): Page | undefined {
  const { store, words } = visit;
  const [article] = store.rows(ARTICLE, articleRow, [visit.part]);
  if (article === undefined) return undefined;
  const id = [article.article_id];
  const statements = new Map(
    store.rows(STATEMENTS, statementRow, id).map((one) => [one.statement_id, one]),
  );
  const proofs = store.rows(PROOFS, proofRow, id).flatMap((proof): readonly Proof[] => {
    const statement = statements.get(proof.statement_id);
    return statement === undefined
      ? []
      : [{ ...proof, kind: statement.kind, says: sayStatement(visit, statement) }];
  });
  const [copy] = store.rows(TEXT, textRow, id);
  const body = html`<dl class="sentences">
<dt>${words.article.published}</dt><dd>${dayOf(article.published_at) || words.article.noDate}</dd>
<dt>${words.article.source}</dt><dd>${sourceOf(article)}</dd>
<dt>${words.article.text}</dt><dd>${copy === undefined || copy.role === "original" ? words.article.original : html`${words.article.copyOf} ${link(visit.to(`/articles/${copy.text_id}`), copy.title)}`}</dd>
</dl>
<p class="note">${words.article.legend} ${words.article.copyright}</p>
<article class="article-text" lang="vi">${highlight(article.text, proofs)}</article>
<h2>${words.article.facts}</h2>
${factsTable(visit, [...statements.values()])}`;
  const source = [article.site, dayOf(article.published_at)].filter(Boolean).join(", ");
  return { title: article.title, source, body, tables: [exportOf([...statements.values()])] };
}

const WEB = /^https?:\/\//u;

/** Only an address of the web is a link: a page could name any other one. */
function sourceOf({ url, site }: z.infer<typeof articleRow>): Html {
  if (url === null) return foreign(site ?? "–");
  return WEB.test(url)
    ? html`<a href="${url}" rel="noreferrer external">${foreign(url)}</a>`
    : foreign(url);
}

function sayStatement(visit: Visit, { kind, value, rule, confidence }: Statement): string {
  return `${visit.words.kinds[kind]}: ${shortValue(value)} · ${rule ?? "–"} · ${confidenceOf(visit, confidence)}`;
}

/** The fields of a fact that say something, in a line. */
function shortValue(json: string): string {
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  return Object.entries(fields)
    .flatMap(([name, field]) => (isEmpty(field) ? [] : [`${name} ${sayField(field)}`]))
    .join(", ");
}

function isEmpty(field: unknown): boolean {
  return field === null || field === "" || (Array.isArray(field) && field.length === 0);
}

const named = z.object({ name: z.string() });

function sayField(field: unknown): string {
  if (Array.isArray(field)) return field.map(sayField).join(" + ");
  const unit = named.safeParse(field);
  if (unit.success) return unit.data.name;
  return typeof field === "object" ? JSON.stringify(field) : String(field);
}

/** What a person made of a fact. */
function reviewMark({ words }: Visit, { verdict }: Statement): Html {
  return verdict === null
    ? EMPTY
    : html` <span class="badge reviewed">${words.support.reviewed}: ${words.review.verdicts[verdict]}</span>`;
}

function factsTable(visit: Visit, statements: readonly Statement[]): Html {
  const { words } = visit;
  if (statements.length === 0) return EMPTY;
  return tableOf(
    words.article.facts,
    [words.article.kind, words.article.value, words.article.rule, words.article.confidence],
    statements.map((one) => [
      html`<a href="#s${one.statement_id}">${words.kinds[one.kind]}</a>`,
      html`${foreign(shortValue(one.correction ?? one.value))}${reviewMark(visit, one)}`,
      one.rule ?? "",
      confidenceOf(visit, one.confidence),
    ]),
  );
}

function exportOf(statements: readonly Statement[]): Page["tables"][number] {
  return {
    name: "statements",
    columns: ["statement_id", "kind", "value", "rule", "confidence"],
    rows: statements.map((one) => [
      one.statement_id,
      one.kind,
      one.value,
      one.rule,
      one.confidence,
    ]),
  };
}
