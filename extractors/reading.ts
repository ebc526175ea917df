import type { Article, ZoneKind } from "../src/model/article.ts";
import type { Span } from "../src/model/span.ts";
import type { Unit } from "../src/model/unit.ts";
import { canonicalText } from "../src/text/canonical.ts";
import { lowerText } from "../src/text/characters.ts";
import { splitSentences } from "../src/text/sentences.ts";
import { findMentions } from "./find-mentions.ts";
import type { Lexicon } from "./lexicon/lexicon.ts";
import { buildPhrases } from "./lexicon/phrases.ts";
import type { Mention } from "./mention.ts";
import { isKind, scopeOf } from "./mention.ts";
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
    { span, zone, index, paragraph }: Place & { readonly index: number },
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
  const canonical = canonicalText(article.text);
  const source = { article, canonical, lower: lowerText(canonical) };
  const first = placesOf(article, canonical).map(
    (place, index): Sentence => readSentence(source, { ...place, index }, lexicon),
  );
  return { article, canonical, sentences: withListedUnits(source, first, lexicon) };
}

interface Source {
  readonly article: Article;
  readonly canonical: string;
  readonly lower: string;
}

interface Place {
  readonly zone: ZoneKind;
  readonly span: Span;
  readonly paragraph: number;
}

function placesOf(article: Article, canonical: string): readonly Place[] {
  const places = article.zones.flatMap(({ zone, start, end }, paragraph) =>
    zone === "byline"
      ? []
      : splitSentences(canonical, { start, end }).map((span) => ({ zone, span, paragraph })),
  );
  return ENDS_IN_COLON.test(article.text) ? withItems(places, canonical) : places;
}

/** "Khối có 7 đơn vị, gồm:" and the units below it, a paragraph each, are one sentence. */
function withItems(places: readonly Place[], canonical: string): readonly Place[] {
  const joined: Place[] = [];
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i];
    if (place === undefined) break;
    const items = itemsBelow(places, i, canonical);
    const last = namesIn(items, canonical) < FEWEST_NAMES ? undefined : items.at(-1);
    joined.push(
      last === undefined
        ? place
        : { ...place, span: { start: place.span.start, end: last.span.end } },
    );
    if (last !== undefined) i += items.length;
  }
  return joined;
}

const ENDS_IN_COLON = /:\n/u;
const FEWEST_NAMES = 3;
const LONGEST_ITEM = 160;
const MOST_ITEMS = 40;
const BETWEEN_NAMES = /[,;]\s*/u;

/** "các phường A, B và C;" below each other: how many names the items hold. */
function namesIn(items: readonly Place[], canonical: string): number {
  return items
    .flatMap(({ span }) => canonical.slice(span.start, span.end).split(BETWEEN_NAMES))
    .filter((name) => name !== "").length;
}

/** "Khối thi đua số 15 có 7 đơn vị thành viên, gồm:": a sentence that says nothing else. */
const OPENS_ITEMS =
  /^(?:(?:Hiện nay|Hiện|Năm \d{4}),? )?(?:Cụm|Khối|Vùng|Khu vực)(?: (?!tham|dự|mời|khách|chưa|giải|đề|tặng|giao|phong|trừ|vắng|từ(?! (?:tháng|năm|ngày) \d)|sẽ|bổ)[^\s:;]+){0,24}:$/u;
/** A name, and a role in brackets: no verb, and no year that opens a sentence. */
const ITEM =
  /^(?:[-+•*–]\s*|\d{1,2}[.)]\s*)?(?!Năm |Được |Trong |Tại |Theo |Với |Cụm |Khối )\p{Lu}(?!.* (?:là|đã|được|đạt|sẽ|có|do|tổ chức|ký|nhận|vừa) )/u;
const GOES_ON = /[;,]$/u;

/** The paragraphs of one item, or of the items under one head, behind a sentence that opens a list; the last is the first that no semicolon or comma ends. */
function itemsBelow(places: readonly Place[], at: number, canonical: string): readonly Place[] {
  const textOf = ({ span }: Place): string => canonical.slice(span.start, span.end);
  const head = places[at];
  if (head === undefined || !OPENS_ITEMS.test(textOf(head))) return [];
  const items: Place[] = [];
  for (const place of places.slice(at + 1, at + 1 + MOST_ITEMS)) {
    const text = textOf(place);
    const isItem =
      place.zone === head.zone &&
      place.paragraph === head.paragraph + items.length + 1 &&
      text.length <= LONGEST_ITEM &&
      ITEM.test(text);
    if (!isItem) return [];
    items.push(place);
    if (!GOES_ON.test(text)) return items;
  }
  return [];
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
  return sentences.map((sentence) => {
    const text = source.canonical.slice(sentence.span.start, sentence.span.end);
    return own.listed.findAll(text).length > 0 ? readSentence(source, sentence, own) : sentence;
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
  place: Place & { readonly index: number },
  lexicon: Lexicon,
): Sentence {
  const { start, end } = place.span;
  const scope = scopeOf(
    { text: source.canonical.slice(start, end), lower: source.lower.slice(start, end) },
    source.article.text.slice(start, end),
    source.article.publishedAt?.slice(0, 10),
  );
  const mentions = findMentions(scope, lexicon).map((mention) => ({
    ...mention,
    span: { start: mention.span.start + start, end: mention.span.end + start },
  }));
  return new Sentence(source, place, mentions);
}
