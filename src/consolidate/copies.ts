import { searchKey } from "../text/fold.ts";

const MIN_SENTENCE = 40;
const MIN_SHARED = 2;
const MIN_SHARE = 0.5;
const MAX_DAYS = 60;
const SENTENCE_END = /(?<=[.!?…])\s+|\n+/u;

export interface DatedText {
  readonly id: string;
  readonly text: string;
  /** The day of publication, where it is known. */
  readonly day?: string | undefined;
}

interface Sentences extends Pick<DatedText, "id" | "day"> {
  readonly sentences: ReadonlySet<string>;
}

/**
 * Which articles are copies of one text: those within two months that share at least two (or the only one), and half
 * of the shorter one's, long sentences: a list of members that every year repeats is no copy. Gives each
 * article the id of its text, which is the id of its first article.
 */
export function findCopies(articles: readonly DatedText[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const originals: Sentences[] = [];
  for (const article of articles) {
    const candidate = { id: article.id, day: article.day, sentences: longSentences(article.text) };
    const original = originals.find((other) => isCopy(candidate, other));
    texts.set(article.id, original?.id ?? article.id);
    if (original === undefined) originals.push(candidate);
  }
  return texts;
}

function longSentences(text: string): ReadonlySet<string> {
  const long = text.split(SENTENCE_END).filter((part) => part.length >= MIN_SENTENCE);
  return new Set(long.map(searchKey));
}

function isCopy(a: Sentences, b: Sentences): boolean {
  if (daysBetween(a.day, b.day) > MAX_DAYS) return false;
  const shared = [...a.sentences].filter((sentence) => b.sentences.has(sentence)).length;
  const shorter = Math.min(a.sentences.size, b.sentences.size);
  return shared >= Math.min(MIN_SHARED, shorter) && shared > 0 && shared >= MIN_SHARE * shorter;
}

const DAY_MS = 86_400_000;

function daysBetween(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;
}
