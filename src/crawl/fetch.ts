import { Agent, errors } from "undici";
import type { Exchange, Header } from "../model/crawl.ts";
import { isLocalName, isLoopback, isPublicAddress, literalAddress } from "./addresses.ts";
import type { IsOpen, Resolve } from "./guarded-connector.ts";
import { guardedConnector, InternalAddress, systemResolve } from "./guarded-connector.ts";

export interface FetchLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyMs: number;
  readonly totalMs: number;
  /** Of the body, before and after unpacking. */
  readonly maxBytes: number;
}

export const LIMITS: FetchLimits = {
  connectMs: 15_000,
  headersMs: 30_000,
  bodyMs: 15_000,
  totalMs: 60_000,
  maxBytes: 5 * 1024 * 1024,
};

export interface FetcherOptions {
  /** Who asks: product, version, and an address where its owner is reached. */
  readonly userAgent: string;
  readonly limits?: FetchLimits;
  /** For tests against a server on this machine. */
  readonly allowsLoopback?: boolean;
  /** How names are looked up; the system's way where it is left out. */
  readonly resolve?: Resolve;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Why there is no answer. All but `internal-address`, `too-large` and `not-http` may be tried again later. */
export type FetchFailure =
  | "internal-address"
  | "not-http"
  | "unknown-host"
  | "unreachable"
  | "tls"
  | "timeout"
  | "cut-short"
  | "too-large"
  | "aborted";

export type FetchResult =
  | { readonly ok: true; readonly exchange: Exchange }
  | { readonly ok: false; readonly code: FetchFailure; readonly message: string };

/** What is known of the page from the last time: the server may answer that it has not changed. */
export interface Conditions {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

export interface Fetcher {
  /** Asks once for one address. Redirects are answers like others. */
  readonly fetch: (
    url: string,
    conditions?: Conditions,
    signal?: AbortSignal,
  ) => Promise<FetchResult>;
  readonly close: () => Promise<void>;
}

/** A connection a host; no cookies, no redirects, no address of an internal network: literals, names and what was connected are checked. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const limits = options.limits ?? LIMITS;
  const isOpen = (address: string): boolean =>
    isPublicAddress(address) || (options.allowsLoopback === true && isLoopback(address));
  const connected = new Map<string, string>();
  const agent = new Agent({
    connections: 1,
    pipelining: 1,
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    keepAliveTimeout: 30_000,
    maxResponseSize: limits.maxBytes,
    connect: guardedConnector(
      { isOpen, resolve: options.resolve ?? systemResolve, connected },
      limits.connectMs,
    ),
  });
  return {
    fetch: (url, conditions = {}, signal) =>
      fetchOnce(url, { agent, options, limits, connected, conditions, isOpen, signal }),
    close: () => agent.destroy(),
  };
}

interface Asking {
  readonly agent: Agent;
  readonly options: FetcherOptions;
  readonly limits: FetchLimits;
  /** By host, the address that it was last connected at. */
  readonly connected: ReadonlyMap<string, string>;
  readonly conditions: Conditions;
  readonly isOpen: IsOpen;
  readonly signal: AbortSignal | undefined;
}

async function fetchOnce(address: string, asking: Asking): Promise<FetchResult> {
  const refused = refusalOf(address, asking);
  if (refused !== undefined) return refused;
  const { totalMs } = asking.limits;
  const timer = AbortSignal.timeout(totalMs);
  const { signal } = asking;
  const ends = signal === undefined ? timer : AbortSignal.any([timer, signal]);
  try {
    return { ok: true, exchange: await ask(address, asking, ends) };
  } catch (error) {
    if (signal?.aborted === true)
      return { ok: false, code: "aborted", message: `${address}: stopped` };
    if (timer.aborted)
      return {
        ok: false,
        code: "timeout",
        message: `${address}: no whole answer in ${totalMs} ms`,
      };
    return failureOf(address, error);
  }
}

function refusalOf(address: string, { isOpen, options }: Asking): FetchResult | undefined {
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { ok: false, code: "not-http", message: `${address}: only http and https are fetched` };
  const literal = literalAddress(url.hostname);
  const isInternal =
    literal === undefined
      ? isLocalName(url.hostname) && options.allowsLoopback !== true
      : !isOpen(literal);
  if (!isInternal) return undefined;
  return {
    ok: false,
    code: "internal-address",
    message: `${address}: this is an address of an internal network`,
  };
}

async function ask(
  address: string,
  { agent, options, limits, connected, conditions }: Asking,
  signal: AbortSignal,
): Promise<Exchange> {
  const url = new URL(address);
  const requestHeaders: readonly Header[] = [
    ["Host", url.host],
    ["User-Agent", options.userAgent],
    ["Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5"],
    ["Accept-Language", "vi,en;q=0.5"],
    ["Accept-Encoding", "gzip, deflate, br"],
    ...(conditions.etag === undefined ? [] : [["If-None-Match", conditions.etag] as const]),
    ...(conditions.lastModified === undefined
      ? []
      : [["If-Modified-Since", conditions.lastModified] as const]),
  ];
  const requestedAt = options.now();
  const start = performance.now();
  const answer = await agent.request({
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method: "GET",
    headers: Object.fromEntries(requestHeaders),
    responseHeaders: "raw",
    signal,
  });
  const latencyMs = performance.now() - start;
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body) {
    const piece = chunk as Uint8Array;
    length += piece.length;
    if (length > limits.maxBytes) throw new TooLarge();
    chunks.push(piece);
  }
  return {
    url: address,
    requestedAt,
    requestHeaders,
    status: answer.statusCode,
    statusText: answer.statusText,
    headers: pairsOf(answer.headers as unknown as readonly Buffer[]),
    body: Buffer.concat(chunks),
    ip: connected.get(url.hostname),
    latencyMs,
  };
}

class TooLarge extends Error {}

/** Names and values by turns, as they were sent. */
function pairsOf(raw: readonly (Buffer | string)[]): readonly Header[] {
  const pairs: Header[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2)
    pairs.push([latin1(raw[i] ?? ""), latin1(raw[i + 1] ?? "")]);
  return pairs;
}

function latin1(text: Buffer | string): string {
  return typeof text === "string" ? text : text.toString("latin1");
}

const UNKNOWN: ReadonlySet<string> = new Set(["ENOTFOUND", "EAI_AGAIN", "ENODATA"]);
const NO_CONNECTION =
  /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ETIMEDOUT|EADDRNOTAVAIL|EHOSTDOWN)$/u;
const TLS = /CERT|SSL|TLS|EPROTO|UNABLE_TO_VERIFY|SELF_SIGNED/u;

function failureOf(address: string, error: unknown): FetchResult {
  const told = (code: FetchFailure, message: string): FetchResult => ({
    ok: false,
    code,
    message: `${address}: ${message}`,
  });
  if (!(error instanceof Error)) throw error;
  const code = "code" in error ? String(error.code) : "";
  if (error instanceof InternalAddress) return told("internal-address", error.message);
  if (error instanceof TooLarge || error instanceof errors.ResponseExceededMaxSizeError)
    return told("too-large", "the page is larger than the limit");
  if (
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError
  )
    return told("timeout", error.message);
  if (UNKNOWN.has(code)) return told("unknown-host", "there is no such host");
  if (TLS.test(code)) return told("tls", `the certificate is not good (${code})`);
  if (NO_CONNECTION.test(code)) return told("unreachable", `no connection (${code})`);
  // Whatever else is wrong is wrong with this page: another one of the host may be fine.
  return told("cut-short", `no answer that can be read (${code === "" ? error.message : code})`);
}
