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
  /** The same rules by the ids that name them. */
  readonly byId: ReadonlyMap<string, readonly RoleRule[]>;
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
  const ids = [...byKey.keys(), ...needed].filter((key) => key.startsWith("#"));
  const byId = new Map(ids.map((key) => [key.slice(1), byKey.get(key) ?? NONE]));
  return { profiles, byKey, byId, needed: new Set(needed), byClasses: new Map() };
}

const NONE: readonly RoleRule[] = [];

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
  if (key.name.startsWith("[") && key.weight !== KEY_WEIGHT)
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
const KEY_WEIGHT = 2;

function keyOf(token: Selector): Key {
  if (token.type === "tag") return { weight: 3, name: token.name };
  if (token.type !== "attribute") return { weight: 9, name: "" };
  if (token.name === "class" && token.action === "element")
    return { weight: CLASS_WEIGHT, name: `.${token.value}` };
  if (token.name === "id" && token.action === "equals")
    return { weight: 0, name: `#${token.value}` };
  const isKnown = KEY_ATTRIBUTES.some((attribute) => attribute === token.name);
  return { weight: isKnown ? KEY_WEIGHT : 4, name: `[${token.name}` };
}

/** The attributes by which selectors may find an element besides class and id. */
const KEY_ATTRIBUTES = ["itemprop", "data-role", "rel", "property", "data-check-position"] as const;

/** True for the few elements with an attribute by which they are looked up; asked one by one, for this is done for every element. */
function isMarked(attribs: Element["attribs"]): boolean {
  return (
    attribs["itemprop"] !== undefined ||
    attribs["data-role"] !== undefined ||
    attribs["rel"] !== undefined ||
    attribs["property"] !== undefined ||
    attribs["data-check-position"] !== undefined
  );
}

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

/** Finds the rules that the elements of one page answer to; elements are asked in document order. */
export class RoleFinder {
  readonly #book: RoleBook;
  /** What rules need and what stood on the page so far. */
  readonly #seen = new Set<string>();

  constructor(book: RoleBook) {
    this.#book = book;
  }

  rolesOf(element: Element): readonly RoleRule[] {
    const { name, attribs } = element;
    const { byKey } = this.#book;
    let found = this.#with(NONE, this.#byClasses(attribs["class"]), element);
    found = this.#with(found, this.#byId(attribs["id"]), element);
    if (isMarked(attribs))
      for (const attribute of KEY_ATTRIBUTES)
        if (attribs[attribute] !== undefined)
          found = this.#with(found, byKey.get(`[${attribute}`), element);
    return this.#with(found, byKey.get(name), element);
  }

  #with(
    found: readonly RoleRule[],
    rules: readonly RoleRule[] | undefined,
    element: Element,
  ): readonly RoleRule[] {
    let all = found;
    for (const rule of rules ?? NONE) if (this.#matches(rule, element)) all = [...all, rule];
    return all;
  }

  #matches({ needs, matches }: RoleRule, element: Element): boolean {
    return (needs === undefined || this.#seen.has(needs)) && matches(element);
  }

  #byClasses(classes: string | undefined): readonly RoleRule[] {
    if (classes === undefined) return NONE;
    const { rules, needed } = this.#classesOf(classes);
    for (const key of needed) this.#seen.add(key);
    return rules;
  }

  #classesOf(classes: string): Classes {
    const { byClasses } = this.#book;
    const known = byClasses.get(classes);
    if (known !== undefined) return known;
    if (byClasses.size >= CACHE_SIZE) byClasses.clear();
    const read = readClasses(this.#book, classes);
    if (classes.length <= MAX_KEPT) byClasses.set(ownCopy(classes), read);
    return read;
  }

  #byId(id: string | undefined): readonly RoleRule[] | undefined {
    const rules = id === undefined ? undefined : this.#book.byId.get(id);
    if (rules !== undefined) this.#seen.add(`#${id}`);
    return rules;
  }
}
