import { lookup } from "node:dns/promises";
import type { LookupFunction, Socket } from "node:net";
import { Agent, buildConnector, errors } from "undici";
import type { Exchange, Header } from "../model/crawl.ts";
import { isLocalName, isLoopback, isPublicAddress, literalAddress } from "./addresses.ts";

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

type Addresses = readonly { readonly address: string; readonly family: number }[];
type Resolve = (host: string) => Promise<Addresses>;

const systemResolve: Resolve = (host) => lookup(host, { all: true });

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

const DNS_MS = 300_000;
const MAX_NAMES = 10_000;

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
      limits,
    ),
  });
  return {
    fetch: (url, conditions = {}, signal) =>
      fetchOnce(url, { agent, options, limits, connected, conditions, isOpen, signal }),
    close: () => agent.destroy(),
  };
}

type IsOpen = (address: string) => boolean;

interface Guard {
  readonly isOpen: IsOpen;
  readonly resolve: Resolve;
  /** By host, the address that it was last connected at. */
  readonly connected: Map<string, string>;
}

/** Connects to open addresses only, and looks once more at the one that was connected. */
function guardedConnector(
  { isOpen, resolve, connected }: Guard,
  { connectMs }: FetchLimits,
): buildConnector.connector {
  const connect = buildConnector({ timeout: connectMs, lookup: guardedLookup(isOpen, resolve) });
  return (target, callback) => {
    const check = (socket: Socket): void => {
      const { remoteAddress } = socket;
      if (remoteAddress !== undefined && isOpen(remoteAddress)) {
        if (connected.size >= MAX_NAMES) connected.clear();
        connected.set(target.hostname, remoteAddress);
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(new InternalAddress(target.hostname, remoteAddress ?? "nothing"), null);
    };
    connect(target, (...[error, socket]) => {
      if (socket) check(socket);
      else callback(error ?? new Error("no socket"), null);
    });
  };
}

class InternalAddress extends Error {
  constructor(host: string, address: string) {
    super(`${host} leads to ${address}, which is no public address`);
  }
}

interface Resolved {
  readonly addresses: Addresses;
  readonly until: number;
}

/** Names are looked up once in five minutes; a name of which any address is internal is refused. */
function guardedLookup(isOpen: IsOpen, resolve: Resolve): LookupFunction {
  const known = new Map<string, Resolved>();
  const addressesOf = async (host: string): Promise<Addresses> => {
    const cached = known.get(host);
    const now = performance.now();
    if (cached !== undefined && cached.until > now) return cached.addresses;
    const addresses = await resolve(host);
    const internal = addresses.find(({ address }) => !isOpen(address));
    if (internal !== undefined) throw new InternalAddress(host, internal.address);
    if (known.size >= MAX_NAMES) known.clear();
    known.set(host, { addresses, until: now + DNS_MS });
    return addresses;
  };
  return (host, { all }, callback) => {
    addressesOf(host).then(
      (addresses) => {
        const [first] = addresses;
        if (all === true) callback(null, [...addresses]);
        else if (first === undefined) callback(new Error(`${host} has no address`), "");
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, "", 0),
    );
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
