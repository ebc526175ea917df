import { lookup } from "node:dns/promises";
import type { LookupFunction, Socket } from "node:net";
import { buildConnector } from "undici";

type Addresses = readonly { readonly address: string; readonly family: number }[];
/** Looks up the addresses of a name. */
export type Resolve = (host: string) => Promise<Addresses>;

/** As the system does. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true });

const DNS_MS = 300_000;
const MAX_NAMES = 10_000;

/** Whether an address may be connected to. */
export type IsOpen = (address: string) => boolean;

interface Guard {
  readonly isOpen: IsOpen;
  readonly resolve: Resolve;
  /** By host, the address that it was last connected at. */
  readonly connected: Map<string, string>;
}

/** Connects to open addresses only, and looks once more at the one that was connected. */
export function guardedConnector(
  { isOpen, resolve, connected }: Guard,
  connectMs: number,
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

/** A name or a connection led to an internal network. */
export class InternalAddress extends Error {
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
