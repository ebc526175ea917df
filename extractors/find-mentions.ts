import type { Lexicon } from "./lexicon/lexicon.ts";
import type { Mention, Scope } from "./mention.ts";
import { settleOverlaps } from "./refiners/overlaps.ts";
import { MENTION_FINDERS } from "./registry.ts";

/** All mentions of a text in order, none overlapping another. Later finders see what earlier ones found. */
export function findMentions(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  let mentions: readonly Mention[] = [];
  for (const finder of MENTION_FINDERS)
    mentions = [...mentions, ...finder.find({ ...scope, mentions }, lexicon)];
  return settleOverlaps(mentions);
}
