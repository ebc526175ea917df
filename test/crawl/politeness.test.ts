import { describe, expect, it } from "vitest";
import { isLoopback, isPublicAddress, literalAddress } from "../../src/crawl/addresses.ts";
import { backoffMs, nextDelayMs, nextRevisitMs } from "../../src/crawl/politeness.ts";
import { retryAfterMs } from "../../src/crawl/retry-after.ts";

describe("how long to wait", () => {
  const limits = { floorMs: 1000, maxMs: 60_000 };

  it("follows a host's latency, never below the floor, and an error never shortens it", () => {
    expect(nextDelayMs(1000, { latencyMs: 50, isError: false }, limits)).toBe(1000);
    expect(nextDelayMs(1000, { latencyMs: 9000, isError: false }, limits)).toBe(9000);
    expect(nextDelayMs(9000, { latencyMs: 1000, isError: false }, limits)).toBe(5000);
    expect(nextDelayMs(9000, { latencyMs: 1, isError: true }, limits)).toBe(9000);
    expect(nextDelayMs(9000, { latencyMs: 900_000, isError: false }, limits)).toBe(60_000);
  });

  it("doubles with each failure, partly by chance, up to a day", () => {
    expect([1, 2, 3].map((n) => backoffMs(n, 1))).toEqual([60_000, 120_000, 240_000]);
    expect(backoffMs(1, 0)).toBe(30_000);
    expect(backoffMs(50, 1)).toBe(86_400_000);
  });

  it("for a list is shorter where it had news and longer where not, from 90 minutes to 90 days", () => {
    expect(nextRevisitMs(8 * 3_600_000, true)).toBe(4 * 3_600_000);
    expect(nextRevisitMs(8 * 3_600_000, false)).toBe(12 * 3_600_000);
    expect(nextRevisitMs(1, true)).toBe(90 * 60_000);
    expect(nextRevisitMs(Number.MAX_SAFE_INTEGER, false)).toBe(90 * 86_400_000);
  });

  it("is what Retry-After says, in seconds or as a date", () => {
    const now = Date.UTC(2021, 11, 11, 12);
    expect(retryAfterMs("120", now)).toBe(120_000);
    expect(retryAfterMs("Sat, 11 Dec 2021 12:01:00 GMT", now)).toBe(60_000);
    expect(retryAfterMs("Sat, 11 Dec 2021 11:00:00 GMT", now)).toBe(0);
    expect(["", "soon", "-5", undefined].map((text) => retryAfterMs(text, now))).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe("a network's address", () => {
  it.each(["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
    "is public: %s",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    "127.0.0.1",
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.2.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1%eth0",
    "fc00::1",
    "ff02::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "4000::1",
    "not an address",
  ])("is none of the public network: %s", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it("is told from a name, in whatever way it is spelt", () => {
    const spelt = ["127.1", "0x7f.1", "2130706433", "017700000001", "[::1]"];
    const hosts = spelt.map((host) => new URL(`http://${host}/`).hostname);
    expect(hosts.map((host) => isLoopback(literalAddress(host) ?? ""))).toEqual(
      Array(5).fill(true),
    );
    expect(literalAddress("bao.example.vn")).toBeUndefined();
  });
});
