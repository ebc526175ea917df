import type { Element } from "domhandler";
import type { Layout, Role, SiteProfile } from "../model/site-profile.ts";
import type { RoleBook, RoleRule } from "./roles.ts";
import type { Survey } from "./survey.ts";

/** The layouts that speak for a page, the most particular first, and the elements that each role has by them. */
export interface PageLayout {
  /** The profile of the page's host, where there is one. */
  readonly site: SiteProfile | undefined;
  /** False where the site's profile no longer finds the text on its own pages. */
  readonly isMatched: boolean;
  readonly elements: (role: Role) => readonly Element[];
  /** The elements of a role by how early the layouts name them. */
  readonly ranked: (role: Role) => readonly (readonly Element[])[];
}

interface Hit {
  readonly element: Element;
  readonly rule: RoleRule;
}

/** Finds the layouts of a page: its host's, those of systems whose mark it carries, and what any page may have. */
export function readLayout(
  survey: Survey,
  book: RoleBook,
  page: { readonly host: string | undefined; readonly day: string | undefined },
): PageLayout {
  const hits: readonly Hit[] = [...survey.roles].flatMap(([element, rules]) =>
    rules.map((rule) => ({ element, rule })),
  );
  const site = book.profiles.find((profile) => isOfHost(profile, page.host));
  const marked = new Set(hits.flatMap(({ rule }) => (rule.role === "mark" ? [rule.layout] : [])));
  const own = site === undefined ? undefined : layoutAt(site, hits, page.day);
  const systems = book.profiles.flatMap(({ hosts, layouts }) =>
    hosts.length > 0
      ? []
      : layouts.filter((one) => marked.has(one) || one.roles.mark === undefined),
  );
  const layouts = own === undefined ? systems : [own, ...systems];
  const ranked = (role: Role): readonly (readonly Element[])[] => {
    const byRank = new Map<number, Element[]>();
    for (const { element, rule } of hits) {
      if (rule.role !== role || !layouts.includes(rule.layout)) continue;
      const rank = layouts.indexOf(rule.layout) * RANKS + rule.rank;
      const elements = byRank.get(rank) ?? [];
      byRank.set(rank, elements);
      elements.push(element);
    }
    return [...byRank].toSorted(([a], [b]) => a - b).map(([, elements]) => elements);
  };
  return {
    site,
    isMatched: own === undefined || hits.some(({ rule }) => isText(rule, own)),
    ranked,
    elements: (role) => ranked(role).flat(),
  };
}

const RANKS = 1000;

function isText({ role, layout }: RoleRule, own: Layout): boolean {
  return (
    layout === own && (role === "content" || role === "item" || own.roles.content === undefined)
  );
}

function isOfHost({ hosts }: SiteProfile, host: string | undefined): boolean {
  return host !== undefined && hosts.some((name) => host === name || host.endsWith(`.${name}`));
}

/** The layout of the article's day; where that does not fit the page, or the day is unknown, one that does. */
function layoutAt(
  site: SiteProfile,
  hits: readonly Hit[],
  day: string | undefined,
): Layout | undefined {
  const fits = (layout: Layout): boolean => hits.some(({ rule }) => isText(rule, layout));
  const inTime = site.layouts.findLast(
    ({ until }) => until === undefined || day === undefined || day <= until,
  );
  if (inTime !== undefined && fits(inTime)) return inTime;
  return site.layouts.find(fits) ?? inTime;
}
