import { searchKey } from "../text/fold.ts";

const MIN_SENTENCE = 40;
const MIN_SHARED = 0.5;
const SENTENCE_END = /(?<=[.!?…])\s+|\n+/u;

/**
 * Which articles are copies of one text: those that share at least half of the shorter one's long sentences. Gives each
 * article the id of its text, which is the id of its first article.
 */
export function findCopies(
  articles: readonly { readonly id: string; readonly text: string }[],
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const byText: { readonly id: string; readonly sentences: ReadonlySet<string> }[] = [];
  for (const { id, text } of articles) {
    const sentences = new Set(
      text
        .split(SENTENCE_END)
        .filter((part) => part.length >= MIN_SENTENCE)
        .map(searchKey),
    );
    const original = byText.find((other) => isCopy(sentences, other.sentences));
    texts.set(id, original?.id ?? id);
    if (original === undefined) byText.push({ id, sentences });
  }
  return texts;
}

function isCopy(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((sentence) => b.has(sentence)).length;
  return shared > 0 && shared >= MIN_SHARED * Math.min(a.size, b.size);
}
