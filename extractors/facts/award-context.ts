import { isKind } from "../mention.ts";
import type { Sentence } from "../reading.ts";
import type { AwardClause } from "./award-clause.ts";

/** What the sentences before say of the one in hand. */
export type Around = Pick<AwardClause, "isAnnounced" | "before" | "decision" | "yearBefore">;

/** The sentences that may tell of awards, each with what those before say of it. */
export function* tellInOrder(
  sentences: readonly Sentence[],
): Generator<Around & { readonly sentence: Sentence }> {
  let told: Told = {
    announcedIn: Number.NEGATIVE_INFINITY,
    naming: undefined,
    dated: undefined,
    giving: undefined,
    deciding: undefined,
  };
  for (const sentence of sentences) {
    if (sentence.zone === "quote") continue;
    yield { sentence, ...aroundOf(sentence, told) };
    told = afterwards(sentence, told);
  }
}

function afterwards(sentence: Sentence, told: Told): Told {
  const { paragraph, mentions } = sentence;
  return {
    announcedIn: sentence.says(ANNOUNCED) ? paragraph : told.announcedIn,
    naming: mentions.some(({ kind }) => kind === "unit") ? sentence : told.naming,
    dated: sentence.says(OPENS_WITH_YEAR) ? sentence : told.dated,
    giving: sentence.says(GIVES_HERE) || goesOnGiving(sentence, told) ? sentence : undefined,
    deciding: sentence.says(DECIDES) ? sentence : told.deciding,
  };
}

/** The last of the sentences before that say something of those behind. */
interface Told {
  /** The paragraph that announces that awards are given. */
  readonly announcedIn: number;
  readonly naming: Sentence | undefined;
  readonly dated: Sentence | undefined;
  /** The sentence right before, where it gives awards at the meeting. */
  readonly giving: Sentence | undefined;
  /** The last one that tells of a decision to award. */
  readonly deciding: Sentence | undefined;
}

function aroundOf(sentence: Sentence, told: Told): Around {
  const { announcedIn, naming, dated } = told;
  const { paragraph } = sentence;
  const goesOn = dated?.paragraph === paragraph && sentence.says(GOES_ON);
  const decision = spelledOut(sentence, told);
  const ofDecision = decision === undefined ? undefined : firstYear(decision);
  return {
    // "Dịp này, Khối công bố các quyết định khen thưởng.": what follows, to the end of the next paragraph, is given here.
    isAnnounced:
      paragraph - announcedIn <= 1 || goesOnGiving(sentence, told) || decision !== undefined,
    decision,
    before: naming?.paragraph === paragraph ? naming : undefined,
    yearBefore: goesOn ? firstYear(dated) : ofDecision,
  };
}

/** "<cấp> vừa ban hành quyết định khen thưởng … năm Y. Theo đó, <U> được tặng Cờ": by whom, and for when. */
function spelledOut(sentence: Sentence, { deciding }: Told): Sentence | undefined {
  const isNext = deciding !== undefined && sentence.paragraph - deciding.paragraph <= 1;
  return isNext && sentence.says(SPELLS_OUT) ? deciding : undefined;
}

const DECIDES =
  /^[^.;]{0,40}[\uE001\uE00A\uE00C] (?:(?:vừa|đã|mới) )*(?:ban hành|ký|ra|có) (?:ban hành )?(?:các )?quyết định[^.;]{0,40} (?:khen thưởng|tặng|công nhận|tặng thưởng)(?![\p{L}])/u;
const SPELLS_OUT = /^(?:theo đó|cụ thể|trong đó|theo quyết định(?: này)?),/u;

/** "Nhân dịp này, <U> được tặng Cờ. <U2> được tặng Bằng khen.": the next recipient has it here too. */
function goesOnGiving(sentence: Sentence, { giving }: Told): boolean {
  return giving?.paragraph === sentence.paragraph && sentence.says(NEXT_RECIPIENT);
}

const GIVES_HERE = /^(?:cũng )?(?:nhân dịp|dịp|trong dịp) này,[^.]{0,200}\uE009/u;
const NEXT_RECIPIENT = /^[\uE001\uE002\uE008\uE00B][^.]{0,160}\uE009/u;

/** "Năm 2010, các đơn vị đều hoàn thành chỉ tiêu. Kết quả, …": the year that a sentence opens with goes on in the next. */
const OPENS_WITH_YEAR = /^(?:trong )?\uE006,/u;
const GOES_ON =
  /^(?:kết quả|theo đó|trong đó|nhờ đó|qua đó|có(?= \uE008)|(?:với|từ|nhờ) (?:những |các )?(?:kết quả|thành tích|nỗ lực|cố gắng)(?: [^,.;]{1,20})? (?:đó|trên|này|ấy))(?:,|(?<=có)(?= \uE008))/u;

function firstYear({ mentions }: Sentence): string | undefined {
  const year = mentions.find((mention) => isKind(mention, "year"));
  return year?.value.period ?? year?.value.year?.toString();
}

const ANNOUNCED =
  /(?:dịp này|nhân dịp|tại (?:hội nghị|buổi lễ))[^.]{0,60}(?:công bố|quyết định|khen thưởng|biểu dương)/u;
