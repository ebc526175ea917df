import { matchesOf } from "../../src/text/matches.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, Scope } from "../mention.ts";
import { matchAt } from "./cursor.ts";

const OFFICES =
  /(?<![\p{L}\p{M}])(?:các|\d{1,2})\s+(?<head>sở|phòng)(?:,? ban)?(?:,? ngành)?\s*(?::|gồm:?)?\s+(?=\p{Lu})/gu;
const MAY_BE_OFFICES = /(?:các|\d)\s+(?:sở|phòng)/u;
const OFFICE_JOIN = /\s*[,;]\s*(?:và\s+)?|\s+và\s+/uy;

/** "các sở: Giáo dục và Đào tạo, Y tế": fields of work under one head; their names may hold commas. */
export function findOfficeLists(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  if (!MAY_BE_OFFICES.test(scope.lower)) return [];
  return matchesOf(OFFICES, scope.text).flatMap((match) => {
    const head = match.groups?.["head"] === "sở" ? "Sở" : "Phòng";
    const mentions: Mention[] = [];
    let at = match.index + match[0].length;
    for (
      let office = lexicon.offices.matchAt(scope.text, at);
      office !== undefined;
      office = lexicon.offices.matchAt(scope.text, at)
    ) {
      const name = `${head} ${scope.original.slice(office.start, office.end)}`;
      mentions.push({
        kind: "unit",
        span: { start: office.start, end: office.end },
        value: { name, body: name, place: null },
        finder: "unit/offices",
      });
      const join = matchAt(OFFICE_JOIN, scope.text, office.end);
      if (join === undefined) break;
      at = office.end + join[0].length;
    }
    return mentions;
  });
}
