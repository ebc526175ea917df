import type { Article, ZoneKind } from "../src/model/article.ts";
import type { Span } from "../src/model/span.ts";
import type { Unit } from "../src/model/unit.ts";
import { canonicalText } from "../src/text/canonical.ts";
import { lowerText } from "../src/text/characters.ts";
import { matchesOf } from "../src/text/matches.ts";
import { splitSentences } from "../src/text/sentences.ts";
import { findMentions } from "./find-mentions.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { buildPhrases } from "./lexicon/phrases.ts";
import type { JoinedPassages, Passage } from "./listed-paragraphs.ts";
import { joinListedParagraphs } from "./listed-paragraphs.ts";
import type { Mention } from "./mention.ts";
import { isKind, scopeOf } from "./mention.ts";
import { findShortWords } from "./short-words.ts";
import type { SlottedText } from "./slots.ts";
import { SlottedSentence } from "./slots.ts";

/** A sentence of one zone, with its mentions as slots. */
export class Sentence extends SlottedSentence {
  readonly zone: ZoneKind;
  readonly index: number;
  /** The zone that it stands in, by its place among the article's zones. */
  readonly paragraph: number;

  constructor(
    source: SlottedText,
    { span, zone, index, paragraph }: Passage & { readonly index: number },
    mentions: readonly Mention[],
  ) {
    super(source, span, mentions);
    this.zone = zone;
    this.index = index;
    this.paragraph = paragraph;
  }
}

/** An article as the rules see it. */
export interface Reading {
  readonly article: Article;
  readonly canonical: string;
  readonly sentences: readonly Sentence[];
}

/** Reads an article sentence by sentence: mentions settled and reduced to slots. Bylines carry no facts. */
export function readArticle(article: Article, lexicon: Lexicon): Reading {
  const { passages, canonical } = passagesOf(article);
  const source = {
    article,
    canonical,
    lower: lowerText(canonical),
    shortWords: findShortWords(canonical),
  };
  const first: Sentence[] = [];
  for (const [index, passage] of passages.entries())
    first.push(readSentence(source, { ...passage, index, before: first.at(-1) }, lexicon));
  return { article, canonical, sentences: withListedUnits(source, first, lexicon) };
}

interface Source extends SlottedText {
  readonly article: Article;
}

function passagesOf(article: Article): JoinedPassages {
  const canonical = canonicalText(article.text);
  const passages = article.zones.flatMap(({ zone, start, end }, paragraph) =>
    zone === "byline"
      ? []
      : splitSentences(canonical, { start, end })
          .flatMap((span) => partsOfGroups(canonical, span))
          .map((span) => ({ zone, span, paragraph })),
  );
  return ENDS_IN_COLON.test(article.text)
    ? joinListedParagraphs(passages, canonical)
    : { passages, canonical };
}

const ENDS_IN_COLON = /:\n/u;
/** "…; Cụm thi đua số II: …": where what is told of the next group starts. */
const GROUP_PART =
  "(?:ở |tại |với )?(?:Cụm|Khối)(?: thi đua)? (?:số )?(?:\\d{1,2}|[IVX]{1,5})(?![\\p{L}\\d])";
const AT_ANOTHER_TIME =
  "(?:(?:sáng|chiều|tối|ngày) [^;:\\n]{1,30}, |(?:sáng|chiều|tối) cùng ngày,? )?(?:đến lượt )?";
const TELLS_OF_IT =
  "(?:[^;:]{0,80}:|, \\p{Lu}| (?:gồm|(?:chỉ )?có|do|bầu|tổng kết|sơ kết|tổ chức|họp|ký kết)(?![\\p{L}]))";
const NEXT_GROUP = new RegExp(
  `;\\s+(?=(?:còn |riêng |ở |tại |với )${GROUP_PART}|${AT_ANOTHER_TIME}${GROUP_PART}${TELLS_OF_IT})`,
  "gu",
);

/** A sentence that tells of one group after the other, as the parts that each tell of one. */
function partsOfGroups(canonical: string, span: Span): readonly Span[] {
  const text = canonical.slice(span.start, span.end);
  const cuts = matchesOf(NEXT_GROUP, text);
  const starts = [0, ...cuts.map(({ index, 0: { length } }) => index + length)];
  const ends = [...cuts.map(({ index }) => index + 1), text.length];
  return starts.map((start, i) => ({
    start: span.start + start,
    end: span.start + (ends[i] ?? text.length),
  }));
}

/** Units that a closed list names and no table has are read wherever else the article names them: those sentences again. */
function withListedUnits(
  source: Source,
  sentences: readonly Sentence[],
  lexicon: Lexicon,
): readonly Sentence[] {
  const names = sentences.flatMap((sentence) =>
    sentence.mentions.flatMap((mention) => listedNames(mention, sentence)),
  );
  if (names.length === 0) return sentences;
  const own = { ...lexicon, listed: buildPhrases(names, { caseSensitive: true }) };
  return sentences.map((sentence, i) => {
    const { span, zone, index, paragraph } = sentence;
    const text = source.canonical.slice(span.start, span.end);
    const passage = { span, zone, index, paragraph, before: sentences[i - 1] };
    return own.listed.findAll(text).length > 0 ? readSentence(source, passage, own) : sentence;
  });
}

/** The name of a listed unit; of a commission whose committee stands behind the last one of the list, what the list calls it. */
function listedNames(mention: Mention, sentence: Sentence): readonly (readonly [string, Unit])[] {
  if (!isKind(mention, "unit")) return [];
  if (mention.finder === "unit/listed") return [[canonicalText(mention.value.name), mention.value]];
  const surface = sentence.surfaceOf(mention);
  const isCut = mention.finder === "unit/commissions" && COMMISSION.test(surface);
  return isCut ? [[surface, mention.value]] : [];
}

const COMMISSION = /^(?:Ban|Ủy ban) \p{Lu}/u;

/** Finders see one sentence at a time: no mention runs over its end, and no pattern meets a text without bound. */
function readSentence(
  source: Source,
  passage: Passage & { readonly index: number; readonly before: Sentence | undefined },
  lexicon: Lexicon,
): Sentence {
  const { before, ...own } = passage;
  const { start, end } = passage.span;
  const scope = scopeOf(
    { text: source.canonical.slice(start, end), lower: source.lower.slice(start, end) },
    source.article.text.slice(start, end),
    {
      day: source.article.publishedAt?.slice(0, 10),
      roleBefore: before?.paragraph === passage.paragraph ? lastRoleOf(before) : undefined,
    },
  );
  const mentions = findMentions(scope, lexicon).map((mention) => ({
    ...mention,
    span: { start: mention.span.start + start, end: mention.span.end + start },
  }));
  return new Sentence(source, own, mentions);
}

/** "… bàn giao chức danh Cụm trưởng. Năm 2024, <U> sẽ đảm nhận vai trò này." */
function lastRoleOf({ mentions }: Sentence): "chair" | "deputy" | undefined {
  return mentions.findLast((one) => isKind(one, "chair") || isKind(one, "deputy"))?.value.role;
}
