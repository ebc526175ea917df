import type { PageBlock } from "./text-walk.ts";

const NAMED =
  /^\(?(?:theo|nguồn(?: tin)?|đi tới nguồn(?: bài viết)?|lược theo|trích)\s*:?\s*(?<name>\S.{1,60}?)\)?\.?$/iu;
const BEHIND_NAME = /\((?:theo|nguồn:?)\s(?<name>[^()]{2,60})\)$/iu;
const LAST = 6;
const HOST_PREFIX = /^(?:www|m)\./u;

/** Who is named as the first to publish a copy: in its last lines, or by a canonical address on another host. */
export function sourceOf(
  shown: readonly PageBlock[],
  {
    canonical,
    given,
  }: { readonly canonical: string | undefined; readonly given: string | undefined },
): string | undefined {
  for (const { text } of shown.slice(-LAST).toReversed()) {
    const name = (NAMED.exec(text) ?? BEHIND_NAME.exec(text))?.groups?.["name"];
    if (name !== undefined) return name;
  }
  const [own, other] = [given, canonical].map((url) =>
    url !== undefined && URL.canParse(url)
      ? new URL(url).hostname.replace(HOST_PREFIX, "")
      : undefined,
  );
  return own !== undefined && other !== undefined && own !== other && !own.endsWith(`.${other}`)
    ? other
    : undefined;
}
