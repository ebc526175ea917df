import { z } from "zod";
import { choicesOf, fieldsOf, isCorrectable } from "../../pipeline/review/edit.ts";
import type { ReviewedFact } from "../../pipeline/review/fact.ts";
import type { Queued } from "../../pipeline/review/queue.ts";
import { LANES } from "../../pipeline/review/queue.ts";
import { REJECTION_REASONS } from "../../pipeline/review/review.ts";
import type { Html, Page } from "../html.ts";
import { EMPTY, foreign, html, raw, tableOf } from "../html.ts";
import type { Messages } from "../messages/english.ts";
import type { Visit } from "../visit.ts";
import { textParameter } from "../visit.ts";
import { highlight } from "./highlight.ts";
import { confidenceOf, dayOf, groupLink } from "./parts.ts";

const PERCENT = 100;

/** How the review stands, and the way to the next fact. */
export function reviewPage(visit: Visit): Page | undefined {
  const { review, words } = visit;
  if (review === undefined) return undefined;
  const queue = review.queue();
  const { verdicts, audit, agreement, open } = review.measures();
  const [first] = queue;
  const percent = (share: number): string => `${(share * PERCENT).toFixed(1)} %`;
  const text = words.review;
  const body = html`${messageOf(visit)}<p class="lead">${text.lead} ${text.reviewer}: <b>${foreign(review.reviewer)}</b></p>
${first === undefined ? html`<p>${text.done}</p>` : html`<p><a class="button" href="${visit.to(`/review/${first.statementId}`)}">${text.start}</a></p>`}
${tableOf(
  text.waiting,
  [text.lane, text.facts],
  LANES.map((lane) => [text.lanes[lane], queue.filter((one) => one.lane === lane).length]),
)}
<h2>${text.measures}</h2>
<dl class="sentences">
<dt>${text.audit}</dt><dd>${audit.judged === 0 ? "–" : `${audit.right} / ${audit.judged}: ${percent(audit.right / audit.judged)} (${percent(audit.interval[0])}–${percent(audit.interval[1])})`}</dd>
<dt>${text.agreement}</dt><dd>${agreement.facts === 0 ? "–" : html`${agreement.facts} ${text.facts}; ${agreement.kappas.map(({ reviewers, kappa }) => html`${foreign(reviewers.join(" / "))}: κ ${kappa?.toFixed(2) ?? "–"} `)} α ${agreement.alpha?.toFixed(2) ?? "–"}`}</dd>
<dt>${text.decisions}</dt><dd>${verdicts.map(({ verdict, count }) => `${verdict} ${count}`).join(" · ")}</dd>
</dl>
<h2>${text.open}</h2>
${open.length === 0 ? html`<p>${text.noOpen}</p>` : html`<ul>${open.map(({ statementId, verdicts: said }) => html`<li><a href="${visit.to(`/review/${statementId}`, { adjudicate: 1 })}">${statementId}</a> ${foreign(said.map(({ reviewer, verdict }) => `${reviewer}: ${verdict}`).join(" · "))}</li>`)}</ul>`}`;
  const table = {
    name: "queue",
    columns: ["statement_id", "lane"],
    rows: queue.map(({ statementId, lane }) => [statementId, lane]),
  };
  return { title: words.nav.review, body, tables: [table] };
}

/** One fact: its sentence in its article, what it says, what else is said, and what can be decided. */
export function factPage(visit: Visit): Page | undefined {
  const { review, words } = visit;
  const isAdjudication = textParameter(visit, "adjudicate") !== "";
  const fact = review?.fact(Number(visit.part), isAdjudication);
  if (review === undefined || fact === undefined) return undefined;
  const queue = review.queue();
  const lane = queue.find(({ statementId }) => statementId === fact.statementId)?.lane;
  const body = html`<div class="review" data-keys>
<div class="review-article"><p class="meta">${dayOf(fact.article.publishedAt)} · <a href="${visit.to(`/articles/${fact.article.id}`)}#s${fact.statementId}" id="source">${words.review.source}</a></p>
<div class="scroll-box" tabindex="0" role="region" aria-label="${words.group.article}" lang="vi">${highlight(fact.article.text, proofsOf(fact, words))}</div></div>
<div class="review-fact">
<p>${lane === undefined ? "" : html`<span class="badge">${words.review.lanes[lane]}</span>`} <span class="badge">${kindOf(fact, words)}</span> <span class="meta">${fact.rule} · ${confidenceOf(visit, fact.confidence)}</span></p>
${messageOf(visit)}
${formOf(visit, fact, isAdjudication)}${unitChoices(fact, visit)}
${candidatesOf(visit, fact)}
${decisionsOf(visit, fact)}
${neighbours(visit, queue, fact.statementId)}
${keysHelp(words)}
</div></div>`;
  return { title: fact.article.title, body, tables: [] };
}

/** What came of the last form: what was noted, or why nothing was. */
function messageOf(visit: Visit): Html {
  const { review: text } = visit.words;
  const [problem, noted] = [textParameter(visit, "problem"), textParameter(visit, "noted")];
  const known = Object.hasOwn(text.problems, problem)
    ? text.problems[problem as keyof Messages["review"]["problems"]]
    : problem;
  if (problem !== "") return html`<p class="error" role="alert">${known}</p>`;
  return noted === ""
    ? EMPTY
    : html`<p class="noted" role="status">${text.noted}: ${Object.hasOwn(text.verdicts, noted) ? text.verdicts[noted as keyof Messages["review"]["verdicts"]] : noted}</p>`;
}

function kindOf({ kind }: ReviewedFact, { kinds }: Messages): string {
  return Object.hasOwn(kinds, kind) ? kinds[kind as keyof Messages["kinds"]] : kind;
}

function proofsOf(fact: ReviewedFact, words: Messages): Parameters<typeof highlight>[1] {
  return fact.proofs.map(({ start, end }) => ({
    start,
    end,
    statement_id: fact.statementId,
    kind: "chair",
    says: kindOf(fact, words),
  }));
}

function formOf(visit: Visit, fact: ReviewedFact, isAdjudication: boolean): Html {
  const { review: text } = visit.words;
  const button = (verdict: string, key: string, name: string): Html =>
    html`<button name="verdict" value="${verdict}" data-key="${key}" aria-keyshortcuts="${key}">${name} <kbd>${key}</kbd></button>`;
  const unit = textParameter(visit, "unit");
  // Enter in a field presses the first button: it must decide nothing.
  return html`<form method="post" action="${visit.to(`/review/${fact.statementId}`)}" class="judge">
<button name="verdict" value="none" class="no-decision" tabindex="-1" aria-hidden="true"></button>
<input type="hidden" name="seen" value="${fact.seen}">
${isAdjudication ? html`<input type="hidden" name="adjudicate" value="1">` : ""}
${unit === "" ? "" : html`<input type="hidden" name="newUnit" value="${unit}">`}
<fieldset><legend>${text.says}</legend>${fieldsOf(fact).map(([name, value]) => fieldOf(visit, fact, [name, value]))}</fieldset>
<p class="buttons">${button("accept", "a", text.accept)}${isCorrectable(fact.kind) ? button("correct", "e", text.correct) : ""}${button("reject", "r", text.reject)}${button("unsure", "u", text.unsure)}</p>
<fieldset><legend>${text.reason}</legend>${REJECTION_REASONS.map((reason, i) => html`<label class="choice"><input type="radio" name="reason" value="${reason}"> <kbd>${i + 1}</kbd> ${text.reasons[reason]}</label>`)}
<label class="wide">${text.note}<input name="note" maxlength="500" value="${textParameter(visit, "note")}"></label></fieldset>
</form>
<form method="post" action="${visit.to("/review/undo")}" class="judge"><button data-key="z" aria-keyshortcuts="z">${text.undo} <kbd>z</kbd></button></form>`;
}

/** A field of a fact to be changed, with what was typed before, if it was sent back. */
function fieldOf(
  { query, words }: Visit,
  fact: ReviewedFact,
  [name, value]: readonly [string, string],
): Html {
  const key = `field.${name}`;
  const now = query.get(key) ?? value;
  const label = Object.hasOwn(words.fields, name)
    ? words.fields[name as keyof Messages["fields"]]
    : name;
  const choices = choicesOf(fact.kind, name);
  if (choices.length > 0)
    return html`<label>${label}<select name="${key}">${choices.map((one) => html`<option value="${one}"${one === now ? raw(" selected") : ""}>${codeOf(words, one)}</option>`)}</select></label>`;
  if (now.length > LONG)
    return html`<label class="wide">${label}<textarea name="${key}">${now}</textarea></label>`;
  const list = name === "unit" ? raw(' list="units"') : "";
  return html`<label>${label}<input name="${key}" value="${now}"${list}></label>`;
}

/** What a code of the contract is called, where a page has words for it. */
function codeOf({ codes }: Messages, code: string): string {
  return Object.hasOwn(codes, code) ? codes[code as keyof Messages["codes"]] : code;
}

/** Units that the group's texts name: most corrections are one of them. */
function unitChoices({ candidates }: ReviewedFact, visit: Visit): Html {
  const [first] = candidates;
  if (first === undefined) return EMPTY;
  const names = visit.store.rows(UNITS, z.object({ unit: z.string() }), [first.groupId]);
  return html`<datalist id="units">${names.map(({ unit }) => html`<option value="${unit}"></option>`)}</datalist>`;
}

const UNITS = "SELECT DISTINCT unit FROM memberships WHERE group_id = ? ORDER BY unit LIMIT 100";

const LONG = 60;

function candidatesOf(visit: Visit, { candidates }: ReviewedFact): Html {
  const { words } = visit;
  const [first] = candidates;
  if (first === undefined) return EMPTY;
  return html`<p>${groupLink(visit, first.groupId, first.group)} · ${first.year}</p>${tableOf(
    words.review.candidates,
    [words.group.unit, words.conflicts.texts, words.conflicts.chosen],
    candidates.map(({ unit, texts, isChosen }) => [foreign(unit), texts, isChosen ? "●" : ""]),
  )}`;
}

function decisionsOf({ words }: Visit, { decisions }: ReviewedFact): Html {
  if (decisions.length === 0) return EMPTY;
  return html`<p>${words.review.before}</p><ul>${decisions.map(({ reviewer, verdict, reason }) => html`<li>${foreign(`${reviewer}: ${verdict}${reason === "" ? "" : ` (${reason})`}`)}</li>`)}</ul>`;
}

function neighbours(visit: Visit, queue: readonly Queued[], id: number): Html {
  const place = queue.findIndex(({ statementId }) => statementId === id);
  const to = (i: number, key: string, name: string): Html => {
    const other = queue[i]?.statementId;
    return other === undefined
      ? EMPTY
      : html`<a href="${visit.to(`/review/${other}`)}" data-key="${key}">${name} <kbd>${key}</kbd></a>`;
  };
  return html`<p class="pages">${to(place - 1, "k", visit.words.page.previous)}${to(place + 1, "j", visit.words.page.next)}<span class="meta">${queue.length} ${visit.words.review.left}</span></p>`;
}

function keysHelp({ review: text }: Messages): Html {
  return html`<details id="keys"><summary data-key="?">${text.keys} <kbd>?</kbd></summary><p>${text.keysText}</p></details>`;
}
