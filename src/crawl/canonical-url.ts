/** No paper's address is longer; what is longer is a trap. */
const MAX_LENGTH = 2048;
const TRACKING =
  /^(?:utm_.*|fb_.*|fbclid|gclid|dclid|msclkid|zarsrc|zalo.*|mc_[ce]id|_ga|_gl|igshid|yclid|ref|ref_src|source|src|share|vnn_source|itm_.*|cmpid|spm|gidzl|amp)$/iu;
const SESSION =
  /^(?:phpsessid|jsessionid|aspsessionid.*|sessionid|session_id|sid|cfid|cftoken|s)$/iu;
const PATH_SESSION = /;jsessionid=[^/?#]*|\/\(S\([a-z\d]{20,30}\)\)/giu;
const DEFAULT_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?)$/iu;
const ENCODED = /%[\da-f]{2}/giu;
const UNRESERVED = /[\p{ASCII}]/u;
const PLAIN = /[A-Za-z\d\-._~]/u;

/**
 * An address in the one form in which it is fetched: http or https, without user, fragment, session and tracking parameters, its query
 * in order; undefined for what is no address of a page.
 */
export function canonicalUrl(href: string, base?: string): string | undefined {
  const text = href.trim();
  if (text.length > MAX_LENGTH || !URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
  if (url.hostname === "" || EMPTY_LABEL.test(url.hostname)) return undefined;
  url.username = "";
  url.password = "";
  url.hash = "";
  url.hostname = url.hostname.replace(FINAL_DOT, "");
  url.pathname = url.pathname.replace(PATH_SESSION, "").replace(ENCODED, decodePlain);
  const kept = [...url.searchParams].filter(
    ([name]) => !(TRACKING.test(name) || SESSION.test(name)),
  );
  url.search = new URLSearchParams(kept.toSorted(byName)).toString();
  return url.href.length > MAX_LENGTH ? undefined : url.href;
}

const FINAL_DOT = /\.$/u;
/** "a..vn" is the name of no host. */
const EMPTY_LABEL = /^\.|\.\./u;

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What needs no encoding is written plain, and the digits of the rest in capitals. */
function decodePlain(code: string): string {
  const sign = String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return UNRESERVED.test(sign) && PLAIN.test(sign) ? sign : code.toUpperCase();
}

const SAME_HOST = /^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)/u;
/** Of a longer path the end is looked at. */
const MAX_SLUG = 300;
/** The number in which addresses of Vietnamese systems end, behind a title of several words: "…-nam-2021-1234567.html", "…-post123456.html". */
const ARTICLE_ID =
  /(?:^|\/)(?:[^/]*[^/\d-])?(?:-[^/-]+){2,}-(?:[a-z]{1,4})?(?<id>\d{5,20})(?:\.[a-z\d]{2,5})?\/?$/iu;

/**
 * What tells two addresses of one page from those of two pages: scheme, "www." and the words of the title are set aside where the
 * address carries the number of its article.
 */
export function identityOf(url: string): string {
  const { hostname, port, pathname, search } = new URL(url);
  const host = `${hostname.replace(SAME_HOST, "")}${port === "" ? "" : `:${port}`}`;
  const id = search === "" ? ARTICLE_ID.exec(pathname.slice(-MAX_SLUG))?.groups?.["id"] : undefined;
  if (id !== undefined) return `${host}#${id}`;
  const path = pathname.replace(DEFAULT_PAGE, "/");
  return `${host}${path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path}${search}`;
}
