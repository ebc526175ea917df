import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync, inflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Archive, Archived } from "../../src/crawl/archive.ts";
import { lostTails, openArchive } from "../../src/crawl/archive.ts";
import { unpackBody, unpackHead } from "../../src/crawl/body.ts";
import { indexWarcs } from "../../src/crawl/cdxj.ts";
import { readAnswerAt, readWarc } from "../../src/crawl/warc.ts";
import type { Exchange } from "../../src/model/crawl.ts";

const NOON = Date.UTC(2021, 11, 11, 12);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "thidua-warc-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function exchange(path: string, body: string, status = 200): Exchange {
  return {
    url: `https://bao.example.vn${path}`,
    requestedAt: NOON,
    requestHeaders: [["User-Agent", "thidua/test"]],
    status,
    statusText: "OK",
    headers: [
      ["Content-Type", "text/html; charset=utf-8"],
      ["Content-Encoding", "gzip"],
      ["Transfer-Encoding", "chunked"],
    ],
    body: gzipSync(body),
    ip: "192.0.2.1",
    latencyMs: 5,
  };
}

function open(
  ends: ReadonlyMap<string, number> = new Map(),
  maxFileBytes?: number,
): ReturnType<typeof openArchive> {
  const size = maxFileBytes === undefined ? {} : { maxFileBytes };
  return openArchive({
    folder,
    ends,
    software: "thidua/test",
    now: () => NOON,
    onFile: () => undefined,
    ...size,
  });
}

const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;

function write(
  archive: Archive,
  one: Exchange,
  earlier?: Parameters<Archive["write"]>[1],
): Promise<Archived> {
  return archive.write(one, earlier, (archived) => archived);
}

interface RawRecord {
  readonly headers: ReadonlyMap<string, string>;
  readonly block: Buffer;
}

/** The records of a file, each from a pack of its own, read by the letter of the standard. */
function recordsOf(path: string): readonly RawRecord[] {
  const records: RawRecord[] = [];
  let rest = readFileSync(path);
  while (rest.length > 0) {
    const { buffer, engine } = inflateRawSync(rest.subarray(GZIP_HEADER), {
      info: true,
    }) as unknown as {
      readonly buffer: Buffer;
      readonly engine: { readonly bytesWritten: number };
    };
    const end = buffer.indexOf("\r\n\r\n");
    const [version, ...lines] = buffer.subarray(0, end).toString("utf8").split("\r\n");
    expect(version).toBe("WARC/1.1");
    const headers = new Map(
      lines.map((line) => [line.split(": ")[0] ?? "", line.slice(line.indexOf(": ") + 2)]),
    );
    const length = Number(headers.get("Content-Length"));
    const block = buffer.subarray(end + 4, end + 4 + length);
    expect(buffer.subarray(end + 4 + length).toString()).toBe("\r\n\r\n");
    records.push({ headers, block });
    rest = rest.subarray(GZIP_HEADER + engine.bytesWritten + GZIP_TRAILER);
  }
  return records;
}

describe("an archive", () => {
  it("keeps to the standard: a pack a record, lengths, digests, identities, what belongs together", async () => {
    const archive = open();
    const first = await write(archive, exchange("/a", "<p>Xin chào</p>"));
    const same = { url: "https://bao.example.vn/a", fetchedAt: NOON - 1000, digest: first.digest };
    await write(archive, exchange("/b", "<p>Xin chào</p>"), same);
    await write(archive, { ...exchange("/a", ""), status: 304, body: new Uint8Array() }, same);
    archive.close();
    const [file = ""] = readdirSync(folder);
    const records = recordsOf(join(folder, file));
    expect(records.map(({ headers }) => headers.get("WARC-Type"))).toEqual([
      "warcinfo",
      "response",
      "request",
      "revisit",
      "request",
      "revisit",
      "request",
    ]);
    for (const { headers, block } of records.slice(1))
      expect(headers.get("WARC-Block-Digest")).toBe(
        `sha256:${createHash("sha256").update(block).digest("hex")}`,
      );
    const ids = records.map(({ headers }) => headers.get("WARC-Record-ID"));
    expect(new Set(ids).size).toBe(records.length);
    expect(ids.every((id) => /^<urn:uuid:[\da-f-]{36}>$/u.test(id ?? ""))).toBe(true);
    const [, response, request, again, , unchanged] = records;
    expect(request?.headers.get("WARC-Concurrent-To")).toBe(
      response?.headers.get("WARC-Record-ID"),
    );
    expect(response?.headers.get("WARC-IP-Address")).toBe("192.0.2.1");
    expect(response?.block.toString("latin1")).not.toContain("Transfer-Encoding");
    expect(again?.headers.get("WARC-Profile")).toMatch(/\/revisit\/identical-payload-digest$/u);
    expect(again?.headers.get("WARC-Refers-To-Target-URI")).toBe("https://bao.example.vn/a");
    expect(unchanged?.headers.get("WARC-Profile")).toMatch(/\/revisit\/server-not-modified$/u);
  });

  it("gives back what was written, in order and by its place, and is indexed", async () => {
    const archive = open(new Map(), 2000);
    const places = [];
    for (let n = 0; n < 8; n += 1)
      places.push((await write(archive, exchange(`/${n}`, `<p>${n}</p>`))).at);
    archive.close();
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(1);
    const answer = await readAnswerAt(
      join(folder, places[5]?.file ?? ""),
      places[5] ?? { offset: 0, length: 0 },
    );
    const unpacked = await unpackBody(
      answer?.headers ?? [],
      answer?.body ?? new Uint8Array(),
      1000,
    );
    expect(unpacked.ok && Buffer.from(unpacked.bytes).toString()).toBe("<p>5</p>");
    const urls = [];
    for (const file of files)
      for await (const { url } of readWarc(join(folder, file))) urls.push(url);
    expect(urls).toHaveLength(8);
    await indexWarcs(folder, files);
    const index = readdirSync(folder)
      .filter((name) => name.endsWith(".cdxj"))
      .flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n"));
    expect(index).toHaveLength(8);
    expect(index[0]).toMatch(
      /^vn,example,bao\)\/\d 20211211120000 \{"url":"https:\/\/bao\.example\.vn\/\d"/u,
    );
  });

  it("is cut back to what was acknowledged, and what it lost is told", async () => {
    const archive = open();
    const { at } = await write(archive, exchange("/a", "a"));
    await write(archive, exchange("/b", "b"));
    archive.close();
    const path = join(folder, at.file);
    appendFileSync(path, "half a record");
    const foreign = join(folder, "other.warc.gz");
    writeFileSync(foreign, "of another program");
    const ends = new Map([[at.file, at.end]]);
    open(ends).close();
    expect(statSync(path).size).toBe(at.end);
    expect(readFileSync(foreign, "utf8")).toBe("of another program");
    const begun = join(folder, "begun.warc.gz");
    writeFileSync(begun, "half a head");
    open(new Map([...ends, ["begun.warc.gz", 0]])).close();
    expect(readdirSync(folder)).not.toContain("begun.warc.gz");
    expect(lostTails(folder, ends)).toEqual([]);
    expect(lostTails(folder, new Map([[at.file, at.end + 9]]))).toEqual([
      { file: at.file, end: at.end },
    ]);
    expect(lostTails(folder, new Map([["gone.warc.gz", 5]]))).toEqual([]);
  });
});

describe("web archives of other programs", () => {
  const http = (headers: string, body: string): string =>
    `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${headers}\r\n${body}`;
  const record = (content: string, uri = "http://bao.example.vn/x", version = "1.0"): string =>
    `WARC/${version}\r\nWARC-Type: response\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2015-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}\r\n\r\n`;
  const chunked = http(
    "Transfer-Encoding: chunked\r\n",
    "5;x=1\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
  );
  const plain = http("", "hello world");
  const request = `WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: http://bao.example.vn/x\r\nWARC-Date: 2015-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000002>\r\nContent-Type: application/http; msgtype=request\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n\r\n\r\n`;

  it.each<[string, string, string | Buffer]>([
    ["plain", "a.warc", record(plain) + record(plain)],
    [
      "a pack a record",
      "a.warc.gz",
      Buffer.concat([gzipSync(record(plain)), gzipSync(record(plain))]),
    ],
    ["one pack", "a.warc.gz", gzipSync(record(plain) + record(plain))],
    ["in chunks", "a.warc", record(chunked) + record(chunked)],
    [
      "with the header of chunks that are taken out",
      "a.warc",
      record(http("Transfer-Encoding: chunked\r\n", "hello world")).repeat(2),
    ],
    ["addresses in brackets", "a.warc", record(plain, "<http://bao.example.vn/x>").repeat(2)],
    ["a mark before all", "a.warc", `\uFEFF${record(plain).repeat(2)}`],
    [
      "a header over two lines",
      "a.warc",
      record(http("X-Archive-Orig-Content-Encoding:\r\n gzip\r\n", "hello world")).repeat(2),
    ],
    ["a status in small letters", "a.warc", record(plain.replace("HTTP", "http")).repeat(2)],
    ["version 1.1", "a.warc", record(plain, "http://bao.example.vn/x", "1.1").repeat(2)],
    [
      "with requests, pictures and errors between",
      "a.warc",
      record(plain) + request + record("HTTP/1.1 404 Not Found\r\n\r\n") + record(plain),
    ],
    [
      "packed answers",
      "a.warc",
      record(http("X-Archive-Orig-Content-Encoding: gzip\r\n", "hello world")).repeat(2),
    ],
  ])("are read: %s", async (_, name, content) => {
    writeFileSync(join(folder, name), content);
    const read = [];
    for await (const { url, body } of readWarc(join(folder, name)))
      read.push([url, Buffer.from(body).toString()]);
    expect(read).toEqual(Array(2).fill(["http://bao.example.vn/x", "hello world"]));
  });
});

describe("a web archive that breaks off", () => {
  it("gives what stands before, and says so", async () => {
    const archive = open();
    await write(archive, exchange("/a", "a".repeat(2000)));
    const { at } = await write(archive, exchange("/b", "b"));
    archive.close();
    const path = join(folder, at.file);
    writeFileSync(path, readFileSync(path).subarray(0, at.offset + 40));
    const urls: string[] = [];
    const read = async (): Promise<void> => {
      for await (const { url } of readWarc(path)) urls.push(url);
    };
    await expect(read()).rejects.toThrow(/end of file/u);
    expect(urls).toEqual(["https://bao.example.vn/a"]);
  });
});

describe("a web archive that is not read to its end", () => {
  it.skipIf(!existsSync("/proc/self/fd"))("is closed", async () => {
    const archive = open();
    const { at } = await write(archive, exchange("/a", "a"));
    await write(archive, exchange("/b", "b"));
    archive.close();
    const packed = join(folder, at.file);
    const plain = join(folder, "plain.warc");
    writeFileSync(plain, gunzipSync(readFileSync(packed)));
    const openFiles = (): number => readdirSync("/proc/self/fd").length;
    const before = openFiles();
    for (let i = 0; i < 20; i += 1)
      for (const path of [packed, plain]) {
        const answers = readWarc(path);
        expect((await answers.next()).done).toBe(false);
        await answers.return(undefined);
      }
    await vi.waitUntil(() => openFiles() < before + 10, { timeout: 5000 });
  });
});

describe("a web archive that is damaged", () => {
  const one = (url: string, more = 0): Buffer => {
    const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${"x".repeat(500)}`;
    return gzipSync(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2020-01-01T00:00:00Z\r\nContent-Length: ${block.length + more}\r\n\r\n${block}\r\n\r\n`,
    );
  };
  const [a, b] = [one("http://bao.example.vn/a"), one("http://bao.example.vn/b")];

  it.each([
    ["zeros between its records", [a, Buffer.alloc(64), b], ["a"], /behind byte/u],
    ["zeros behind its records", [a, b, Buffer.alloc(300_000)], ["a", "b"], /behind byte/u],
    [
      "a record that says it is longer",
      [one("http://bao.example.vn/a", 100), b],
      [],
      /as long as/u,
    ],
    [
      "a record that says it is shorter",
      [one("http://bao.example.vn/a", -60), b],
      [],
      /as long as/u,
    ],
    [
      "a record without a length",
      [gzipSync("WARC/1.0\r\nWARC-Type: response\r\n\r\n"), b],
      [],
      /how long/u,
    ],
    ["no record", [gzipSync("hello world")], [], /no record/u],
    ["words that are not packed", [Buffer.from("hello world")], [], /no record/u],
  ])("with %s gives what is whole before, and says so", async (_, pieces, whole, message) => {
    const path = join(folder, "damaged.warc.gz");
    writeFileSync(path, Buffer.concat(pieces));
    const urls: string[] = [];
    const read = async (): Promise<void> => {
      for await (const { url } of readWarc(path)) urls.push(url.slice(-1));
    };
    await expect(read()).rejects.toThrow(message);
    expect(urls).toEqual(whole);
  });

  it("does not open at a place where no whole record is", async () => {
    const path = join(folder, "damaged.warc.gz");
    const broken = Buffer.from(a);
    broken.fill(7, 60, 70);
    writeFileSync(path, Buffer.concat([broken, b]));
    await expect(readAnswerAt(path, { offset: 0, length: a.length })).rejects.toThrow();
    await expect(readAnswerAt(path, { offset: a.length, length: b.length })).resolves.toMatchObject(
      {
        url: "http://bao.example.vn/b",
      },
    );
    await expect(readAnswerAt(path, { offset: a.length, length: b.length + 1 })).rejects.toThrow(
      /ends before/u,
    );
  });
});

describe("a packed body", () => {
  it("is unpacked by what it is, and refused where it grows too large", async () => {
    const text = "Cụm thi đua ".repeat(100);
    const of = (encoding: string): [string, string][] => [["Content-Encoding", encoding]];
    const read = async (encoding: string, body: Uint8Array, max = 5000): Promise<string> => {
      const unpacked = await unpackBody(of(encoding), body, max);
      return unpacked.ok ? Buffer.from(unpacked.bytes).toString() : unpacked.code;
    };
    const { brotliCompressSync, deflateRawSync, deflateSync } = await import("node:zlib");
    expect(await read("gzip", gzipSync(text))).toBe(text);
    expect(await read("GZIP, br", brotliCompressSync(gzipSync(text)))).toBe(text);
    expect(await read("deflate", deflateSync(text))).toBe(text);
    expect(await read("deflate", deflateRawSync(text))).toBe(text);
    expect(await read("gzip", Buffer.from(text))).toBe(text);
    expect(await read("gzip", gzipSync(text), 100)).toBe("too-large");
    expect(await read("zstd", gzipSync(text))).toBe("broken-body");
    expect(await read("gzip,gzip,gzip", gzipSync(text))).toBe("broken-body");
    expect(text).toContain((await read("gzip", gzipSync(text).subarray(0, 30))).slice(0, 5));
  });

  it("gives its beginning, however much would follow", async () => {
    const long = Buffer.concat([Buffer.from("User-agent: *\n"), Buffer.alloc(30_000_000, "#")]);
    const head = async (encoding: string, body: Uint8Array): Promise<string | undefined> => {
      const bytes = await unpackHead([["content-encoding", encoding]], body, 1000);
      expect(bytes === undefined || bytes.length <= 1000).toBe(true);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString().slice(0, 13);
    };
    const { brotliCompressSync, deflateRawSync } = await import("node:zlib");
    expect(await head("gzip", gzipSync(long))).toBe("User-agent: *");
    expect(await head("br", brotliCompressSync(long))).toBe("User-agent: *");
    expect(await head("deflate", deflateRawSync(long))).toBe("User-agent: *");
    expect(await head("gzip", Buffer.from("User-agent: *"))).toBe("User-agent: *");
    expect(await head("zstd", long)).toBeUndefined();
    expect(await head("gzip", Buffer.from([0x1f, 0x8b, 9, 9, 9, 9]))).toBeUndefined();
  });
});
