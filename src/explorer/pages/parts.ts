import type { Support } from "../../model/dataset.ts";
import type { Html } from "../html.ts";
import { html, link } from "../html.ts";
import type { Visit } from "../visit.ts";
import { numberParameter } from "../visit.ts";

/** Rows of one page of a long list. */
export const PER_PAGE = 50;

const MOST_PAGES = 100_000;

/** Which page of a list is asked for, from 1 on. */
export function pageNumber(visit: Visit): number {
  return Math.min(MOST_PAGES, Math.max(1, numberParameter(visit, "page") ?? 1));
}

/** Links to the pages before and after; nothing where all fits on one. */
export function pager(visit: Visit, total: number): Html | string {
  const [page, last] = [pageNumber(visit), Math.ceil(total / PER_PAGE)];
  if (last <= 1) return "";
  const to = (n: number, name: string): Html | string => {
    if (n < 1 || n > last) return "";
    const query = Object.fromEntries([...visit.query, ["page", String(n)]]);
    return html`<a href="${visit.to(visit.path, query)}">${name}</a>`;
  };
  const { words } = visit;
  return html`<p class="pages">${to(page - 1, words.page.previous)}<span>${words.page.of} ${page} / ${last}</span>${to(page + 1, words.page.next)}</p>`;
}

export function groupLink(visit: Visit, id: string, label: string): Html {
  return link(visit.to(`/groups/${encodeURIComponent(id)}`), label);
}

export function unitLink(visit: Visit, id: string, name: string): Html {
  return link(visit.to(`/units/${encodeURIComponent(id)}`), name);
}

/** The place in an article where a statement is proved. */
export function proofHref(visit: Visit, articleId: string, statementId: number): string {
  return `${visit.to(`/articles/${articleId}`)}#s${statementId}`;
}

export function supportBadge({ words }: Visit, support: Support): Html {
  return html`<span class="badge ${support}">${words.support[support]}</span>`;
}

/** A form that asks for the same page with other parameters; where scripts run, the list follows while one types. */
export function filterForm(visit: Visit, fields: readonly Html[]): Html {
  return html`<form class="filter" action="${visit.to(visit.path)}" method="get" hx-get="${visit.to(visit.path)}" hx-trigger="input delay:250ms, submit" hx-select="#results" hx-target="#results" hx-swap="outerHTML" hx-select-oob="#exports,#cite,#languages" hx-push-url="true">${fields}<button>${visit.words.page.filter}</button></form>`;
}

export function textField({ query }: Visit, name: string, label: string): Html {
  return html`<label>${label}<input type="search" name="${name}" value="${query.get(name) ?? ""}"></label>`;
}

export function choiceField(
  { query }: Visit,
  { name, label }: { readonly name: string; readonly label: string },
  options: readonly (readonly [value: string, text: string])[],
): Html {
  const now = query.get(name) ?? "";
  return html`<label>${label}<select name="${name}">${options.map(([value, text]) =>
    value === now
      ? html`<option value="${value}" selected>${text}</option>`
      : html`<option value="${value}">${text}</option>`,
  )}</select></label>`;
}

const DAY_LENGTH = 10;

/** The day of a moment. */
export function dayOf(moment: string | null): string {
  return moment?.slice(0, DAY_LENGTH) ?? "";
}

/** What a filter form changes, told to whoever listens to the page. */
export function results(content: Html | string): Html {
  return html`<div id="results" aria-live="polite">${content}</div>`;
}

const PERCENT = 100;

/** How sure a rule is; one that was never measured is not "0 %". */
export function confidenceOf({ words }: Visit, confidence: number): string {
  return confidence === 0 ? words.article.unmeasured : `${(confidence * PERCENT).toFixed(0)} %`;
}
