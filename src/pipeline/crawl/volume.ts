import type { SiteSource } from "../../model/site-source.ts";

/** What is odd about how many pages a run fetched of each site, in a line each; nothing for sites without an expectation. */
export function volumeIssues(
  sources: readonly SiteSource[],
  fetched: ReadonlyMap<string, number>,
): readonly string[] {
  return sources.flatMap(({ name, expected }) => {
    const n = fetched.get(name) ?? 0;
    if (expected === undefined || (n >= expected.min && n <= expected.max)) return [];
    return [
      `${name}: unusual-volume: ${n} pages, where ${expected.min} to ${expected.max} are usual: see "thidua sites check ${name}"`,
    ];
  });
}
