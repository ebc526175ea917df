const TRIGGER =
  /(?:cụm|khối)[ \n]{1,4}thi đua|khen thưởng|thi đua|trưởng cụm|cụm trưởng|trưởng khối|khối trưởng|giấy khen|bằng khen/iu;

/** The cheap gate: whether a text can be of the genre at all. Most of a crawl is not, and is not read further. */
export function mayBeRelevant(canonical: string): boolean {
  return TRIGGER.test(canonical);
}
