import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

/** What somebody would write in an afternoon: the article by Readability, ten patterns, a row of JSON. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  number: /(?:Cụm|Khối) thi đua(?: số)? (\d{1,2}|[IVX]+)/u,
  date: /[Nn]gày (\d{1,2}[-/]\d{1,2}(?:[-/]\d{4})?)/u,
  year: /năm (\d{4})/u,
  place: /tại ((?:tỉnh|thành phố|TP\.?|huyện|thị xã) [\p{Lu}][^,.]+)/u,
  elected: /bầu (.+?) (?:làm|giữ)[^.]*?(?:Cụm trưởng|Trưởng khối)/u,
  incumbent: /(.+?),? (?:là )?(?:Cụm trưởng|Trưởng khối)/u,
  deputy: /bầu .+? làm[^.]*?(?:Cụm phó|Khối phó)/u,
  members: /gồm:? ([^.]+)/u,
  flags: /(\d+)[^.]{0,30}Cờ thi đua/u,
  certificates: /Bằng khen cho ([^.]+)/u,
};

/** The rows that such a program would keep of a page. */
export function naiveRows(page: Uint8Array): readonly string[] {
  // It is written for the DOM of a browser, which linkedom imitates.
  const { document } = parseHTML(Buffer.from(page).toString("utf8"));
  const text = new Readability(document).parse()?.textContent ?? "";
  return Object.entries(PATTERNS).flatMap(([name, pattern]) => {
    const value = pattern.exec(text)?.[1];
    return value === undefined ? [] : JSON.stringify({ name, value });
  });
}
