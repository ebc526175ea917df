import { compile } from "css-select";
import type { Selector } from "css-what";
import { parse } from "css-what";
import type { Element } from "domhandler";
import type { Layout, Role, SiteProfile } from "../model/site-profile.ts";
import { roleSchema } from "../model/site-profile.ts";
import { ownCopy } from "../text/own-copy.ts";

/** One selector of a layout: which role it gives, and how early the layout names it. */
export interface RoleRule {
  readonly role: Role;
  readonly profile: SiteProfile;
  readonly layout: Layout;
  readonly rank: number;
  /** The class or id of an outer element without which it cannot match; it stands earlier on the page. */
  readonly needs: string | undefined;
  readonly matches: (element: Element) => boolean;
}

/** The selectors of all profiles, found by what their last part names: a page is asked once for all of them. */
export interface RoleBook {
  readonly profiles: readonly SiteProfile[];
  readonly byKey: ReadonlyMap<string, readonly RoleRule[]>;
  /** What any of the rules needs. */
  readonly needed: ReadonlySet<string>;
  /** What was found out of the ways in which pages combine classes; pages of one site share most of them. */
  readonly byClasses: Map<string, Classes>;
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
        for (const { key, ...compiled } of compileSelector(selector, profile.name))
          byKey.set(key, [...(byKey.get(key) ?? []), { role, profile, layout, rank, ...compiled }]);
  const needed = [...byKey.values()].flatMap((rules) => rules.flatMap(({ needs }) => needs ?? []));
  return { profiles, byKey, needed: new Set(needed), byClasses: new Map() };
}

type Compiled = { readonly key: string } & Pick<RoleRule, "needs" | "matches">;

/** Each alternative of a selector with the key by which elements are found that may match it. */
function compileSelector(selector: string, profile: string): readonly Compiled[] {
  return parseSelector(selector, profile).map((tokens) => ({
    key: keyOfSelector(tokens, `Profile "${profile}": "${selector}"`),
    needs: outerKey(tokens),
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

/** The class or id of the part before the last one, if the selector has such parts and the nearer has one. */
function outerKey(tokens: readonly Selector[]): string | undefined {
  const end = tokens.findLastIndex(({ type }) => OUTER.has(type));
  const key = end === -1 ? undefined : lastKey(tokens.slice(0, end));
  return key !== undefined && key.weight <= CLASS_WEIGHT ? key.name : undefined;
}

const OUTER: ReadonlySet<string> = new Set(["descendant", "child"]);

/** The rarest of what the last part of a selector names. */
function lastKey(tokens: readonly Selector[]): Key | undefined {
  const end = tokens.findLastIndex(({ type }) => COMBINATORS.has(type));
  return tokens
    .slice(end + 1)
    .map(keyOf)
    .toSorted((a, b) => a.weight - b.weight)[0];
}

function keyOfSelector(tokens: readonly Selector[], place: string): string {
  const key = lastKey(tokens);
  if (key === undefined || key.name === "")
    throw new Error(`${place} names no tag, class, id or attribute`);
  if (key.name.startsWith("[") && !KEY_ATTRIBUTES.has(key.name.slice(1)))
    throw new Error(`${place} names an attribute by which no element is looked up`);
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

const CLASS_WEIGHT = 1;

function keyOf(token: Selector): Key {
  if (token.type === "tag") return { weight: 3, name: token.name };
  if (token.type !== "attribute") return { weight: 9, name: "" };
  if (token.name === "class" && token.action === "element")
    return { weight: CLASS_WEIGHT, name: `.${token.value}` };
  if (token.name === "id" && token.action === "equals")
    return { weight: 0, name: `#${token.value}` };
  return { weight: 2, name: `[${token.name}` };
}

const NONE: readonly RoleRule[] = [];
/** The attributes by which selectors may find an element besides class and id. */
const KEY_ATTRIBUTES: ReadonlyMap<string, string> = new Map(
  ["itemprop", "data-role", "rel", "name", "property", "data-check-position"].map((name) => [
    name,
    `[${name}`,
  ]),
);
const BLANKS = /\s+/u;
const CACHE_SIZE = 20_000;
const MAX_KEPT = 400;

/** What the classes of an element mean: the rules that they are keys of, and those of them that other rules need. */
interface Classes {
  readonly rules: readonly RoleRule[];
  readonly needed: readonly string[];
}

function readClasses({ byKey, needed }: RoleBook, classes: string): Classes {
  const keys = classes.split(BLANKS).map((name) => `.${name}`);
  return {
    rules: keys.flatMap((key) => byKey.get(key) ?? NONE),
    needed: keys.filter((key) => needed.has(key)).map(ownCopy),
  };
}

/** The rules that an element of one page answers to; elements are asked in document order. */
export function roleFinder(book: RoleBook): (element: Element) => readonly RoleRule[] {
  const { byKey, needed, byClasses } = book;
  const seen = new Set<string>();
  const ofClasses = (classes: string): Classes => {
    const known = byClasses.get(classes);
    if (known !== undefined) return known;
    if (byClasses.size >= CACHE_SIZE) byClasses.clear();
    const read = readClasses(book, classes);
    if (classes.length <= MAX_KEPT) byClasses.set(ownCopy(classes), read);
    return read;
  };
  const rulesByClass = (classes: string | undefined): readonly RoleRule[] => {
    if (classes === undefined) return NONE;
    const of = ofClasses(classes);
    for (const key of of.needed) seen.add(key);
    return of.rules;
  };
  const rulesById = (id: string | undefined): readonly RoleRule[] => {
    if (id === undefined) return NONE;
    const key = `#${id}`;
    if (needed.has(key)) seen.add(key);
    return byKey.get(key) ?? NONE;
  };
  return (element) => {
    const { name, attribs } = element;
    let found = NONE;
    const add = (rules: readonly RoleRule[] | undefined): void => {
      if (rules === undefined || rules.length === 0) return;
      const more = rules.filter(
        ({ needs, matches }) => (needs === undefined || seen.has(needs)) && matches(element),
      );
      if (more.length > 0) found = [...found, ...more];
    };
    add(rulesByClass(attribs["class"]));
    add(rulesById(attribs["id"]));
    for (const [attribute, key] of KEY_ATTRIBUTES)
      if (attribs[attribute] !== undefined) add(byKey.get(key));
    add(byKey.get(name));
    return found;
  };
}
