import { z } from "zod";
import { searchArticles, searchWords } from "../../pipeline/search.ts";
import type { Html, Page } from "../html.ts";
import { foreign, html, link } from "../html.ts";
import type { Visit } from "../visit.ts";
import { textParameter } from "../visit.ts";
import {
  choiceField,
  dayOf,
  filterForm,
  PER_PAGE,
  pageNumber,
  pager,
  results,
  textField,
} from "./parts.ts";

const articleRow = z.object({
  article_id: z.string(),
  title: z.string(),
  published_at: z.string().nullable(),
  site: z.string().nullable(),
});
type Listed = z.infer<typeof articleRow> & { readonly snippet?: string };
const yearRow = z.object({ year: z.string() });
const countRow = z.object({ n: z.number() });
const YEARS = `SELECT DISTINCT substr(published_at, 1, 4) AS year FROM texts WHERE published_at IS NOT NULL ORDER BY year DESC`;
const LIST = `SELECT article_id, title, published_at, site FROM texts WHERE (@year = '' OR substr(published_at, 1, 4) = @year)
  ORDER BY published_at DESC, article_id LIMIT @limit OFFSET @offset`;
const COUNT = `SELECT count(*) AS n FROM texts WHERE (@year = '' OR substr(published_at, 1, 4) = @year)`;
const MATCHES = "SELECT count(*) AS n FROM article_search WHERE article_search MATCH ?";

/** Relevant articles, newest first, or those that hold some words, best first. */
export function articlesPage(visit: Visit): Page {
  const { words } = visit;
  const { articles, total } = found(visit);
  const years = visit.store.rows(YEARS, yearRow).map(({ year }) => [year, year] as const);
  const body = html`<p class="lead">${words.articles.lead}</p>
${filterForm(visit, [
  textField(visit, "q", words.articles.search),
  choiceField(visit, { name: "year", label: words.articles.year }, [
    ["", words.groups.all],
    ...years,
  ]),
])}
${results(html`${total === 0 ? html`<p>${words.articles.none}</p>` : html`<ol class="hits" start="${(pageNumber(visit) - 1) * PER_PAGE + 1}">${articles.map((one) => itemOf(visit, one))}</ol>`}${pager(visit, total)}`)}`;
  return { title: words.nav.articles, body, tables: [exportOf(articles)] };
}

function found(visit: Visit): { readonly articles: readonly Listed[]; readonly total: number } {
  const keys = searchWords(textParameter(visit, "q"));
  const offset = (pageNumber(visit) - 1) * PER_PAGE;
  const count = (sql: string, parameters: readonly unknown[]): number =>
    visit.store.rows(sql, countRow, parameters)[0]?.n ?? 0;
  if (keys.length > 0) {
    const match = keys.map((key) => `"${key}"`).join(" ");
    const articles = searchArticles(visit.store, keys, { limit: PER_PAGE, offset });
    return { articles, total: count(MATCHES, [match]) };
  }
  const year = textParameter(visit, "year");
  return {
    articles: visit.store.rows(LIST, articleRow, [{ year, limit: PER_PAGE, offset }]),
    total: count(COUNT, [{ year }]),
  };
}

function itemOf(visit: Visit, { article_id, title, published_at, site, snippet }: Listed): Html {
  const words = snippet === undefined ? "" : html`<p class="quote">${foreign(snippet)}</p>`;
  return html`<li>${link(visit.to(`/articles/${article_id}`), title)} <span class="meta">${dayOf(published_at)} ${foreign(site ?? "")}</span>${words}</li>`;
}

function exportOf(articles: readonly Listed[]): Page["tables"][number] {
  return {
    name: "articles",
    columns: ["article_id", "title", "published_at", "site"],
    rows: articles.map((one) => [one.article_id, one.title, one.published_at, one.site]),
  };
}
