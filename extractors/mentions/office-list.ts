import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, Scope } from "../mention.ts";
import { matchAt, matchesIn, NAME_SYLLABLE } from "./cursor.ts";

const OFFICES =
  /(?<![\p{L}\p{M}])(?:các|\d{1,2})\s+(?<head>sở|phòng)(?:,? ban)?(?:,? ngành)?\s*(?::|gồm:?)?\s+(?=\p{Lu})/gu;
const OFFICE_JOIN = /\s*[,;]\s*(?:và\s+)?|\s+và\s+/uy;

/** "các sở: Giáo dục và Đào tạo, Y tế": fields of work under one head; their names may hold commas. */
export function findOfficeLists(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  return matchesIn(scope, OFFICES).flatMap((match) => {
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

const SCHOOLS =
  /(?<![\p{L}\p{M}])(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|\d{1,2}) [Tt](?<head>rường (?:THPT|THCS|TH|[Tt]iểu học|[Mm]ầm non|[Mm]ẫu giáo|trung học phổ thông|trung học cơ sở|PTDTNT|[Cc]ao đẳng|[Đđ]ại học|[Tt]rung cấp)) (?=\p{Lu})/gu;
const SCHOOL_NAME = new RegExp(`${NAME_SYLLABLE}(?: ${NAME_SYLLABLE}){1,4}(?: \\d)?`, "uy");
const FEWEST_SCHOOLS = 2;

/** "các trường THPT Trần Thị Tâm, Chu Văn An và Nguyễn Huệ": names under one head, most of them persons'. */
export function findSchoolLists(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  return matchesIn(scope, SCHOOLS).flatMap((match) => {
    const mentions: Mention[] = [];
    let at = match.index + match[0].length;
    for (
      let end = schoolEnd(scope.text, at, lexicon);
      end !== undefined;
      end = schoolEnd(scope.text, at, lexicon)
    ) {
      const name = `T${match.groups?.["head"] ?? ""} ${scope.original.slice(at, end)}`;
      mentions.push({
        kind: "unit",
        span: { start: at, end },
        value: { name, body: name, place: null },
        finder: "unit/schools",
      });
      const join = matchAt(OFFICE_JOIN, scope.text, end);
      if (join === undefined) break;
      at = end + join[0].length;
    }
    return mentions.length < FEWEST_SCHOOLS ? [] : mentions;
  });
}

/** Where the name of a school ends that starts at a position; undefined where another body or an office does. */
function schoolEnd(text: string, at: number, lexicon: Lexicon): number | undefined {
  const name = matchAt(SCHOOL_NAME, text, at);
  const isOther =
    lexicon.bodies.matchAt(text, at) !== undefined ||
    lexicon.titles.matchAt(text, at) !== undefined;
  return name === undefined || isOther ? undefined : at + name[0].length;
}
