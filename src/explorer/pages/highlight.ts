import type { Html } from "../html.ts";
import { html } from "../html.ts";

/** Where a fact is proved in a text (UTF-16 offsets), and what it says. */
export interface Proof {
  readonly statement_id: number;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly says: string;
}

/** A text in paragraphs, with each proved stretch marked; the first stretch of a fact can be linked to as #sNUMBER. */
export function highlight(text: string, proofs: readonly Proof[]): readonly Html[] {
  const linked = new Set<number>();
  let start = 0;
  return text.split("\n").map((paragraph) => {
    const from = start;
    start += paragraph.length + 1;
    return html`<p>${piecesOf(text, { from, to: from + paragraph.length }, proofs).map((piece) => markup(piece, linked))}</p>`;
  });
}

interface Piece {
  readonly text: string;
  readonly proofs: readonly Proof[];
}

/** A stretch of text cut wherever a proof begins or ends: proofs lie over each other. */
function piecesOf(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  proofs: readonly Proof[],
): readonly Piece[] {
  const own = proofs.filter(({ start, end }) => start < to && end > from);
  const cuts = [...new Set([from, to, ...own.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= from && cut <= to)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((cut, i) => {
    const next = cuts[i + 1] ?? to;
    return {
      text: text.slice(cut, next),
      proofs: own.filter(({ start, end }) => start < next && end > cut),
    };
  });
}

function markup({ text, proofs }: Piece, linked: Set<number>): Html {
  if (proofs.length === 0) return html`<bdi>${text}</bdi>`;
  const isChair = proofs.some(({ kind }) => kind === "chair");
  const anchors = proofs.filter(({ statement_id }) => !linked.has(statement_id));
  for (const { statement_id } of anchors) linked.add(statement_id);
  const says = [...new Set(proofs.map((proof) => proof.says))].join("\n");
  return html`<mark class="${isChair ? "chair" : "other"}" title="${says}">${anchors.map(({ statement_id }) => html`<span id="s${statement_id}"></span>`)}<bdi>${text}</bdi></mark>`;
}
