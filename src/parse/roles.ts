import { compile } from "css-select";
import type { Selector } from "css-what";
import { parse } from "css-what";
import type { Element } from "domhandler";
import type { Layout, Role, SiteProfile } from "../model/site-profile.ts";
import { roleSchema } from "../model/site-profile.ts";

/** One selector of a layout: which role it gives, and how early the layout names it. */
export interface RoleRule {
  readonly role: Role;
  readonly profile: SiteProfile;
  readonly layout: Layout;
  readonly rank: number;
  readonly matches: (element: Element) => boolean;
}

/** The selectors of all profiles, found by what their last part names: a page is asked once for all of them. */
export interface RoleBook {
  readonly profiles: readonly SiteProfile[];
  readonly byKey: ReadonlyMap<string, readonly RoleRule[]>;
}

/** Compiles profiles; throws on a selector that is none, with the profile's name. */
export function buildRoleBook(profiles: readonly SiteProfile[]): RoleBook {
  const byKey = new Map<string, RoleRule[]>();
  const layouts = profiles.flatMap((profile) =>
    profile.layouts.map((layout) => ({ profile, layout })),
  );
  for (const { profile, layout } of layouts)
    for (const role of roleSchema.options)
      for (const [rank, selector] of (layout.roles[role] ?? []).entries())
        for (const { key, matches } of compileSelector(selector, profile.name))
          byKey.set(key, [...(byKey.get(key) ?? []), { role, profile, layout, rank, matches }]);
  return { profiles, byKey };
}

interface Compiled {
  readonly key: string;
  readonly matches: (element: Element) => boolean;
}

/** Each alternative of a selector with the key by which elements are found that may match it. */
function compileSelector(selector: string, profile: string): readonly Compiled[] {
  return parseSelector(selector, profile).map((tokens) => ({
    key: keyOfSelector(tokens, `Profile "${profile}": "${selector}"`),
    matches: isKey(tokens) ? ALWAYS : compile<Element, Element>([tokens]),
  }));
}

/** A tag, a class or an id alone is its own key: what was found by it matches. */
function isKey([token, ...more]: readonly Selector[]): boolean {
  return more.length === 0 && token !== undefined && !keyOf(token).name.startsWith("[");
}

const ALWAYS = (): boolean => true;

function parseSelector(selector: string, profile: string): readonly Selector[][] {
  try {
    return parse(selector);
  } catch (error) {
    throw new Error(`Profile "${profile}": "${selector}" is no selector`, { cause: error });
  }
}

function keyOfSelector(tokens: readonly Selector[], place: string): string {
  const end = tokens.findLastIndex(({ type }) => COMBINATORS.has(type));
  const [key] = tokens
    .slice(end + 1)
    .map(keyOf)
    .toSorted((a, b) => a.weight - b.weight);
  if (key === undefined || key.name === "")
    throw new Error(`${place} names no tag, class, id or attribute`);
  return key.name;
}

const COMBINATORS: ReadonlySet<string> = new Set([
  "descendant",
  "child",
  "adjacent",
  "sibling",
  "parent",
]);

interface Key {
  readonly weight: number;
  readonly name: string;
}

function keyOf(token: Selector): Key {
  if (token.type === "tag") return { weight: 3, name: token.name };
  if (token.type !== "attribute") return { weight: 9, name: "" };
  if (token.name === "class" && token.action === "element")
    return { weight: 1, name: `.${token.value}` };
  if (token.name === "id" && token.action === "equals")
    return { weight: 0, name: `#${token.value}` };
  return { weight: 2, name: `[${token.name}` };
}

const NONE: readonly RoleRule[] = [];
/** The attributes by which selectors may find an element besides class and id. */
const KEY_ATTRIBUTES = [
  "itemprop",
  "data-role",
  "rel",
  "name",
  "property",
  "data-check-position",
].map((name) => [name, `[${name}`] as const);
const BLANKS = /\s+/u;

/** The rules that an element answers to. Classes are looked up once for each way that a page combines them. */
export function roleFinder({ byKey }: RoleBook): (element: Element) => readonly RoleRule[] {
  const byClasses = new Map<string, readonly RoleRule[]>();
  const rulesOfClasses = (classes: string): readonly RoleRule[] => {
    const known = byClasses.get(classes);
    if (known !== undefined) return known;
    const rules = classes.split(BLANKS).flatMap((name) => byKey.get(`.${name}`) ?? NONE);
    byClasses.set(classes, rules);
    return rules;
  };
  return (element) => {
    const { name, attribs } = element;
    const found: RoleRule[] = [];
    const add = (rules: readonly RoleRule[] | undefined): void => {
      for (const rule of rules ?? NONE) if (rule.matches(element)) found.push(rule);
    };
    add(byKey.get(name));
    if (attribs["class"] !== undefined) add(rulesOfClasses(attribs["class"]));
    if (attribs["id"] !== undefined) add(byKey.get(`#${attribs["id"]}`));
    for (const [attribute, key] of KEY_ATTRIBUTES)
      if (attribs[attribute] !== undefined) add(byKey.get(key));
    return found;
  };
}
