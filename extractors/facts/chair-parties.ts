import { isKind } from "../mention.ts";
import { slotPattern } from "../pattern.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { ChairClaim, ChairClaims } from "./chair-claim.ts";
import type { Says } from "./chair-rules.ts";
import type { NamedRule } from "./rule.ts";
import { asUnit } from "./rule.ts";

interface PartyRule extends NamedRule {
  readonly says: Says;
  readonly pattern: RegExp;
}

const LEADS = "(?:^|[;.] ?)(?:[-+•*] ?)?(?:đại diện )?";

/** The two parties of a handover of the chair, in sentences that do not name the role: the minutes say what is handed over once. */
export const PARTY_RULES: readonly PartyRule[] = [
  {
    name: "chair/party-gives",
    means: "Bên giao: <U>, in an article on the handover of a chair: it held the chair until then.",
    says: "incumbent",
    pattern: slotPattern(`${LEADS}bên (?:bàn )?giao(?: nhiệm vụ)? ?(?::|là|gồm) ?UNIT#unit`),
  },
  {
    name: "chair/party-receives",
    means: "Bên nhận: <U>, in an article on the handover of a chair: it takes the chair.",
    says: "elected",
    pattern: slotPattern(
      `${LEADS}bên (?:tiếp )?nhận(?: bàn giao| nhiệm vụ)? ?(?::|là|gồm) ?UNIT#unit`,
    ),
  },
];

const HANDOVER = /(?:bàn giao|chuyển giao)(?: nhiệm vụ| vai trò| công việc)? \uE003/u;

/** Whether an article is on the handover of a chair. */
export function handsOverChair({ sentences }: Reading): boolean {
  return sentences.some((sentence) => sentence.says(HANDOVER));
}

/** What a sentence of such an article says of the parties. */
export function partiesIn(sentence: Sentence, original: string): ChairClaims {
  const claims = PARTY_RULES.flatMap(({ name, says, pattern }) =>
    sentence.findAll(pattern).flatMap((match): readonly ChairClaim[] => {
      const at = match.indices?.groups?.["unit"]?.[0];
      const holder = at === undefined ? undefined : sentence.at(at);
      const unit =
        holder !== undefined && isKind(holder, "unit") ? asUnit(holder, original) : undefined;
      if (unit === undefined) return [];
      const lead = match[0].length - match[0].trimStart().length;
      return [
        {
          role: "chair",
          says,
          unit,
          person: undefined,
          year: undefined,
          besideYear: undefined,
          period: undefined,
          span: sentence.spanOf(match.index + lead, match.index + match[0].length),
          rule: name,
          sentence,
          group: undefined,
        },
      ];
    }),
  );
  return { claims, refusals: [] };
}
