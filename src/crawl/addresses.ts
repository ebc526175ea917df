import ipaddr from "ipaddr.js";

/** Networks of IPv6 through which an address of IPv4 is reached: what they lead to decides. */
const EMBEDDING: ReadonlySet<string> = new Set(["ipv4Mapped", "rfc6052"]);
const LAST_BYTES = 4;

/** True for an address of the public network. Loopback, private, link-local, shared, reserved and documentation networks are none, nor what tunnels to them. */
export function isPublicAddress(text: string): boolean {
  const address = parse(text);
  if (address === undefined) return false;
  if (address.kind() === "ipv4") return address.range() === "unicast";
  const range = address.range();
  if (!EMBEDDING.has(range)) return range === "unicast" && !isUnassigned(address);
  return isPublicAddress(address.toByteArray().slice(-LAST_BYTES).join("."));
}

/** True for loopback, in any spelling: what a flag for tests may open. */
export function isLoopback(text: string): boolean {
  const address = parse(text);
  if (address === undefined) return false;
  if (address.range() === "loopback") return true;
  return (
    address.range() === "ipv4Mapped" &&
    isLoopback(address.toByteArray().slice(-LAST_BYTES).join("."))
  );
}

/** Of IPv6 only 2000::/3 is given out to the public network. */
function isUnassigned(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const [first = 0] = address.toByteArray();
  return first < 0x20 || first > 0x3f;
}

const ZONE = /%.*$/u;

function parse(text: string): ipaddr.IPv4 | ipaddr.IPv6 | undefined {
  const plain = text.replace(ZONE, "");
  return ipaddr.isValid(plain) ? ipaddr.parse(plain) : undefined;
}

const BRACKETS = /^\[|\]$/gu;
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|arpa)$/iu;

/** The address that a host's name spells, in whatever way: "0x7f.1", "2130706433" and "[::1]" too; undefined for a name. */
export function literalAddress(hostname: string): string | undefined {
  const plain = hostname.replace(BRACKETS, "");
  return ipaddr.isValid(plain) ? plain : undefined;
}

/** True for names that no public server has. */
export function isLocalName(hostname: string): boolean {
  return LOCAL_NAME.test(hostname) || !(hostname.includes(".") || hostname.includes(":"));
}
