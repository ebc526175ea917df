/** Why an address is not followed. */
export type Trap =
  | "file"
  | "too-deep"
  | "repeating-path"
  | "growing-query"
  | "calendar"
  | "endless-list";

const FILE =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|pdf|docx?|xlsx?|pptx?|zip|rar|7z|gz|mp[34]|m4a|wav|avi|mov|wmv|flv|css|js|json|woff2?|ttf|eot|exe|apk)$/iu;
const FEED_PACKED = /\.xml\.gz$/iu;
const MAX_SEGMENTS = 12;
const MAX_REPEATS = 2;
const MAX_PARAMETERS = 6;
const MAX_QUERY = 400;
const DAY_PATH = /\/(?:lich|calendar|archive|luu-tru|events?|ngay)\/.*\d{4}[-/]\d{1,2}/iu;
const DAY_PARAMETER =
  /^(?:date|day|month|year|ngay|thang|nam|tu-?ngay|den-?ngay|from|to|calendar|cal)$/iu;
const PAGE =
  /(?:[?&](?:page|p|trang|pg|paged)=|\/(?:page|trang|p)[-/]?)(?<page>\d{1,6})(?=\/?$|[&?.])/iu;

/** The trap that an address looks like, or undefined. Lists are not followed beyond a number of pages. */
export function trapOf(url: string, maxPages: number): Trap | undefined {
  const { pathname, searchParams, search } = new URL(url);
  const segments = pathname.split("/").filter((segment) => segment !== "");
  if (FILE.test(pathname) && !FEED_PACKED.test(pathname)) return "file";
  if (segments.length > MAX_SEGMENTS) return "too-deep";
  if (repeats(segments)) return "repeating-path";
  const names = [...searchParams.keys()];
  if (
    names.length > MAX_PARAMETERS ||
    search.length > MAX_QUERY ||
    new Set(names).size < names.length
  )
    return "growing-query";
  if (DAY_PATH.test(pathname) || names.some((name) => DAY_PARAMETER.test(name))) return "calendar";
  const page = Number.parseInt(PAGE.exec(`${pathname}${search}`)?.groups?.["page"] ?? "0", 10);
  return page > maxPages ? "endless-list" : undefined;
}

/** True where a segment stands in a path more than twice: "/a/b/a/b/a/b". */
function repeats(segments: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const count = (counts.get(segment) ?? 0) + 1;
    if (count > MAX_REPEATS) return true;
    counts.set(segment, count);
  }
  return false;
}
