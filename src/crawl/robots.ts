/** One line of a group: paths that begin so are allowed or not. Paths are compared in their percent-encoded form. */
interface PathRule {
  readonly isAllowed: boolean;
  readonly path: string;
}

interface Group {
  readonly agents: readonly string[];
  readonly rules: readonly PathRule[];
  readonly crawlDelaySeconds: number | undefined;
}

/** What a site's robots.txt says to robots. */
export interface Robots {
  readonly groups: readonly Group[];
  /** Addresses of sitemaps, as they are written. */
  readonly sitemaps: readonly string[];
}

/** What it says to one robot. */
export interface RobotRules {
  readonly rules: readonly PathRule[];
  readonly crawlDelaySeconds: number | undefined;
}

/** What is longer is cut off, as RFC 9309 allows from 500 KiB on. */
const MAX_BYTES = 500 * 1024;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const LINE = /\r\n?|\n/u;
const COMMENT = /#.*$/u;
/** No rule in use is longer. */
const MAX_LINE = 8192;
/** "Disallow: /x"; a colon may be missing, as it is in many files. */
const FIELD = /^(?<key>[A-Za-z-]{1,40})(?:[ \t]{0,20}:|[ \t])/u;
const AGENT_NAME = /^[A-Za-z_-]+/u;

/** Reads a robots.txt after RFC 9309: any bytes are one, and what is no rule is passed over. */
export function parseRobots(bytes: Uint8Array): Robots {
  const text = new TextDecoder("latin1").decode(withoutMark(bytes.subarray(0, MAX_BYTES)));
  const groups: Group[] = [];
  const sitemaps: string[] = [];
  let open: Draft = newDraft();
  for (const line of text.split(LINE)) {
    const rule = line.slice(0, MAX_LINE).replace(COMMENT, "").trim();
    const match = FIELD.exec(rule);
    const value = rule.slice(match?.[0].length ?? 0).trim();
    const field = fieldOf(match?.groups?.["key"] ?? "");
    if (field === "sitemap") sitemaps.push(value);
    if (field === "user-agent" && open.isClosed) {
      groups.push(open);
      open = newDraft();
    }
    addTo(open, field, value);
  }
  return { groups: [...groups, open], sitemaps };
}

/** A mark that is cut short is none, but no rule either: its signs are passed over. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  let length = 0;
  while (length < BYTE_ORDER_MARK.length && bytes[length] === BYTE_ORDER_MARK[length]) length += 1;
  return bytes.subarray(length);
}

interface Draft {
  readonly agents: string[];
  readonly rules: PathRule[];
  crawlDelaySeconds: number | undefined;
  /** True once a rule was read: the next agent begins another group. */
  isClosed: boolean;
}

function newDraft(): Draft {
  return { agents: [], rules: [], crawlDelaySeconds: undefined, isClosed: false };
}

type Field = "user-agent" | "allow" | "disallow" | "crawl-delay" | "sitemap" | undefined;

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ["user-agent", "user-agent"],
  ["useragent", "user-agent"],
  ["user agent", "user-agent"],
  ["allow", "allow"],
  ["disallow", "disallow"],
  ["dissallow", "disallow"],
  ["dissalow", "disallow"],
  ["disalow", "disallow"],
  ["diasllow", "disallow"],
  ["disallaw", "disallow"],
  ["crawl-delay", "crawl-delay"],
  ["sitemap", "sitemap"],
  ["site-map", "sitemap"],
]);

/** The field that a key names, also misspelt as files in use misspell it. */
function fieldOf(key: string): Field {
  return FIELDS.get(key.toLowerCase());
}

function addTo(open: Draft, field: Field, value: string): void {
  if (field === "user-agent") {
    open.agents.push(value === "*" ? value : agentOf(value));
  } else if (field === "allow" || field === "disallow") {
    open.isClosed = true;
    if (value !== "") open.rules.push({ isAllowed: field === "allow", path: normalizePath(value) });
  } else if (field === "crawl-delay") {
    const seconds = Number.parseFloat(value);
    if (seconds >= 0) open.crawlDelaySeconds = seconds;
  }
}

/** The product name of an agent in small letters: "Thidua/1.0" is "thidua". A star with more behind it is a star. */
function agentOf(value: string): string {
  if (value.startsWith("* ")) return "*";
  return (AGENT_NAME.exec(value)?.[0] ?? "").toLowerCase();
}

/** The rules for a robot by its product name (letters, "_" and "-"): all groups that name it, else those for all robots. */
export function rulesFor({ groups }: Robots, agent: string): RobotRules {
  const name = agent.toLowerCase();
  const own = groups.filter(({ agents }) => agents.includes(name));
  const chosen = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes("*"));
  return {
    rules: chosen.flatMap(({ rules }) => rules),
    crawlDelaySeconds: chosen.find((group) => group.crawlDelaySeconds !== undefined)
      ?.crawlDelaySeconds,
  };
}

/** Whether the rules let a robot fetch a URL: the longest matching path decides, and of two as long the one that allows. The file itself may always be asked for; that is not asked here. */
export function isAllowed({ rules }: RobotRules, url: string): boolean {
  const path = normalizePath(pathOf(url));
  let best = { isAllowed: true, length: -1 };
  for (const rule of rules) {
    const length = matchedLength(rule, path);
    if (length > best.length || (length === best.length && rule.isAllowed))
      best = { isAllowed: rule.isAllowed, length };
  }
  return best.isAllowed;
}

const INDEX = /(?<=\/)index\.html?$/u;

/** How long the rule is that matches; -1 for one that does not. Who allows a folder's index page allows the folder's own address. */
function matchedLength({ isAllowed: allows, path: rule }: PathRule, path: string): number {
  if (matches(rule, path)) return rule.length;
  if (!allows || !INDEX.test(rule)) return -1;
  const folder = rule.replace(INDEX, "$$");
  return matches(folder, path) ? folder.length : -1;
}

const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#;]*/iu;
const FRAGMENT = /#.*$/u;

/** Path and query as they are written; "/" where a URL has none. */
function pathOf(url: string): string {
  const path = url.replace(ORIGIN, "").replace(FRAGMENT, "");
  return path.startsWith("/") ? path : `/${path}`;
}

const ENCODED = /%[\da-f]{2}/giu;
const TO_ENCODE = /[^!-~]/gu;

/** Letters beyond ASCII percent-encoded byte by byte, and the digits of what is encoded already in capitals. */
function normalizePath(path: string): string {
  return path.replace(TO_ENCODE, encodeSign).replace(ENCODED, (code) => code.toUpperCase());
}

/** A robots.txt is read byte by byte: a sign up to U+00FF is a byte of it, or stands in a URL and is encoded as UTF-8. */
function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

/** True where a path begins as a rule says; "*" stands for any signs, "$" at the end for the end. Each star is tried once. */
function matches(rule: string, path: string): boolean {
  const isAnchored = rule.endsWith("$");
  const [first = "", ...parts] = (isAnchored ? rule.slice(0, -1) : rule).split("*");
  if (!path.startsWith(first)) return false;
  if (isAnchored && parts.length === 0) return path === first;
  const last = isAnchored ? (parts.pop() ?? "") : "";
  let at = first.length;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}
