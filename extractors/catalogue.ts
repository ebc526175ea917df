import { CONTRADICTIONS } from "./contradictions.ts";
import { AWARD_REFUSALS, AWARD_RULES } from "./facts/award-status.ts";
import { PARTY_RULES } from "./facts/chair-parties.ts";
import { CHAIR_RULES } from "./facts/chair-rules.ts";
import { EVENT_KINDS } from "./facts/event-type.ts";
import { FIGURE_RULES } from "./facts/figures.ts";
import { LIST_RULES, STATED_RULES } from "./facts/member-rules.ts";
import { REFUSALS } from "./facts/modality.ts";
import { ORGANISATION_RULE } from "./facts/organisation.ts";
import { PERSON_RULE } from "./facts/people.ts";
import type { NamedRule } from "./facts/rule.ts";
import { SUBJECT_RULES } from "./facts/subject.ts";

/** The rules of one kind of fact, with the file that holds their examples. */
export interface RuleChapter {
  readonly fact: string;
  readonly examples: string;
  readonly rules: readonly NamedRule[];
}

const named = ({ rule, means }: { readonly rule: string; readonly means: string }): NamedRule => ({
  name: rule,
  means,
});

/** Every rule of the extraction, by the fact that it finds: what the codebook and `thidua rules` list. */
export const CATALOGUE: readonly RuleChapter[] = [
  { fact: "subject", examples: "subject", rules: [...SUBJECT_RULES, ORGANISATION_RULE] },
  { fact: "event", examples: "event", rules: EVENT_KINDS.map(named) },
  {
    fact: "members",
    examples: "members",
    rules: [...LIST_RULES, ...STATED_RULES],
  },
  { fact: "chairs", examples: "chairs", rules: [...CHAIR_RULES, ...PARTY_RULES] },
  { fact: "awards", examples: "awards", rules: AWARD_RULES },
  { fact: "figures", examples: "figures", rules: FIGURE_RULES.map(named) },
  { fact: "people", examples: "people", rules: [PERSON_RULE] },
  { fact: "refusals", examples: "refusals", rules: [...REFUSALS, ...AWARD_REFUSALS] },
  { fact: "contradictions", examples: "contradictions", rules: CONTRADICTIONS },
];
