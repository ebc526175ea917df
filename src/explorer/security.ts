import type { HonoRequest, MiddlewareHandler } from "hono";

const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-cache",
};

const LOCAL = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/u;
const SAFE = new Set(["GET", "HEAD"]);

/** Pages elsewhere may link here; they may not load anything from here, and run no query by a link. */
function isWelcome(request: HonoRequest): boolean {
  const site = request.header("sec-fetch-site");
  if (site === undefined || site === "same-origin" || site === "none") return true;
  const isVisit =
    request.header("sec-fetch-mode") === "navigate" &&
    request.header("sec-fetch-dest") === "document";
  return isVisit && !QUERIES.test(request.path);
}

const QUERIES = /^\/(?:en|vi)\/sql(?:\.|$)/u;

/**
 * Answers only those who ask for this machine by its own name (a page elsewhere whose name was made to lead here, DNS rebinding, does not),
 * and takes writes only from its own pages. Every answer forbids what the pages do not need.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  if (!LOCAL.test(host)) return context.text("This server answers on 127.0.0.1 only.", 421);
  if (!isWelcome(context.req)) return context.text("Open this page by its own address.", 403);
  if (!SAFE.has(context.req.method)) {
    const origin = context.req.header("origin");
    const site = context.req.header("sec-fetch-site");
    const isOwn = origin === `http://${host}` && (site === undefined || site === "same-origin");
    if (!isOwn) return context.text("Only pages of this server may write.", 403);
  }
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
  // A chart that is opened alone has its style within it.
  if (context.res.headers.get("content-type")?.startsWith("image/svg+xml") === true)
    context.header(
      "content-security-policy",
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
  return undefined;
};
