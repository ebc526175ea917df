import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Mention, Scope } from "../mention.ts";
import { matchAt, matchesIn, NAME_SYLLABLE } from "./cursor.ts";

const OFFICES =
  /(?<![\p{L}\p{M}])(?:(?<owner>[Đđ]ảng (?:ủy|bộ)|[Cc]hi bộ|[Cc]ông đoàn(?: cơ sở)?|[Vv]ăn phòng|[Tt]hanh tra)\s+)?(?:các|\d{1,2})\s+(?<head>[Ss]ở|phòng)(?:,? ban)?(?:,? ngành)?\s*(?::|gồm:?)?\s+(?=\p{Lu})/gu;
const OFFICE_JOIN = /\s*[,;]\s*(?:và\s+)?|\s+và\s+/uy;

/** "các sở: Giáo dục và Đào tạo, Y tế": fields of work under one head; their names may hold commas. */
export function findOfficeLists(scope: Scope, lexicon: Lexicon): readonly Mention[] {
  return matchesIn(scope, OFFICES).flatMap((match) => {
    const { owner = "", head: kind = "" } = match.groups ?? {};
    const office = kind.toLowerCase() === "sở" ? "Sở" : "Phòng";
    const head =
      owner === "" ? office : `${owner.charAt(0).toUpperCase()}${owner.slice(1)} ${office}`;
    const mentions: Mention[] = [];
    let at = match.index + match[0].length;
    for (
      let field = lexicon.offices.matchAt(scope.text, at);
      field !== undefined;
      field = lexicon.offices.matchAt(scope.text, at)
    ) {
      const name = `${head} ${scope.original.slice(field.start, field.end)}`;
      mentions.push({
        kind: "unit",
        span: { start: field.start, end: field.end },
        value: { name, body: name, place: null },
        finder: "unit/offices",
      });
      const join = matchAt(OFFICE_JOIN, scope.text, field.end);
      if (join === undefined) break;
      at = field.end + join[0].length;
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
