/** One record of a WARC file as its bytes frame it. */
export interface WarcFrame {
  /** The fields of its header, their names in small letters. */
  readonly header: ReadonlyMap<string, string>;
  /** What it holds; undefined where that is larger than was asked for. */
  readonly block: Uint8Array | undefined;
}

const VERSION = /^WARC\/\d/u;
const LENGTH = /^\d{1,15}$/u;

/**
 * The records of unpacked WARC bytes, in order. Line ends may be those of any system, lengths must be right: a record is given only where another one or the
 * end stands behind it, since one with a wrong length holds parts of others. Throws where the bytes are no WARC file, break off, or
 * have such a record.
 */
export async function* warcFrames(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBlock: number,
): AsyncGenerator<WarcFrame> {
  const bytes = new ByteReader(chunks);
  try {
    await bytes.skipMark();
    await bytes.skipLineEnds();
    while (!(await bytes.isAtEnd())) {
      const frame = await readFrame(bytes, maxBlock);
      if (!(await isEnded(bytes)))
        throw new Error(
          `the record of ${frame.header.get("warc-target-uri") ?? "?"} is not as long as it says`,
        );
      yield frame;
    }
    if (bytes.fault !== undefined) throw bytes.fault;
  } finally {
    await bytes.close();
  }
}

async function readFrame(bytes: ByteReader, maxBlock: number): Promise<WarcFrame> {
  if (!VERSION.test((await bytes.line()) ?? ""))
    throw bytes.fault ?? new Error("there is no record where one must start");
  const header = await readHeader(bytes);
  const said = header.get("content-length") ?? "";
  if (!LENGTH.test(said)) throw new Error("a record does not say how long it is");
  const length = Number(said);
  return { header, block: await bytes.take(length, length <= maxBlock) };
}

/** Whether another record or the end stands behind the one that was read. */
async function isEnded(bytes: ByteReader): Promise<boolean> {
  const lines = await bytes.skipLineEnds();
  if (await bytes.isAtEnd()) {
    if (bytes.fault !== undefined && lines < LINES_BEHIND) throw bytes.fault;
    return true;
  }
  return bytes.startsWith("WARC/");
}

/** The empty lines that end a record: where the bytes break off behind them it is whole. */
const LINES_BEHIND = 2;

async function readHeader(bytes: ByteReader): Promise<Map<string, string>> {
  const header = new Map<string, string>();
  let last = "";
  for (let line = await bytes.line(); line !== ""; line = await bytes.line()) {
    if (line === undefined) throw bytes.fault ?? new Error("its last record is cut off");
    const colon = line.indexOf(":");
    if (STARTS_BLANK.test(line)) header.set(last, `${header.get(last) ?? ""} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      header.set(last, line.slice(colon + 1).trim());
    }
  }
  return header;
}

/** A line that goes on with the one before. */
const STARTS_BLANK = /^[ \t]/u;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const LONGEST_LINE = 1_000_000;

/** Bytes that come in pieces, read from the front. */
class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #ahead: Buffer = Buffer.alloc(0);
  #isEnded = false;
  /** Why no more bytes could be had. */
  fault: unknown;

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#chunks =
      Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  /** Lets go of where the bytes come from, read to the end or not. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  /** Passes over the mark that some editors put before UTF-8. */
  async skipMark(): Promise<void> {
    await this.#has(MARK.length);
    if (this.#ahead.subarray(0, MARK.length).equals(MARK))
      this.#ahead = this.#ahead.subarray(MARK.length);
  }

  async isAtEnd(): Promise<boolean> {
    return !(await this.#has(1));
  }

  async startsWith(text: string): Promise<boolean> {
    await this.#has(text.length);
    return this.#ahead.subarray(0, text.length).toString("latin1") === text;
  }

  /** A line without its end, or undefined where the bytes end before it does. */
  async line(): Promise<string | undefined> {
    let end = this.#ahead.indexOf(NEWLINE);
    for (let size = this.#ahead.length; end === -1; size = this.#ahead.length) {
      if (size > LONGEST_LINE || !(await this.#has(size + 1))) return undefined;
      end = this.#ahead.indexOf(NEWLINE, size);
    }
    const line = this.#ahead.subarray(0, this.#ahead[end - 1] === RETURN ? end - 1 : end);
    const text = line.toString("utf8");
    this.#ahead = this.#ahead.subarray(end + 1);
    return text;
  }

  /** So many bytes, kept or passed over. Throws where there are fewer. */
  async take(length: number, isKept: boolean): Promise<Uint8Array | undefined> {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0; ) {
      if (!(await this.#has(1))) throw this.fault ?? new Error("its last record is cut off");
      const piece = this.#ahead.subarray(0, left);
      if (isKept) pieces.push(piece);
      this.#ahead = this.#ahead.subarray(piece.length);
      left -= piece.length;
    }
    return isKept ? Buffer.concat(pieces) : undefined;
  }

  /** How many lines were empty. */
  async skipLineEnds(): Promise<number> {
    let lines = 0;
    while (await this.#has(1)) {
      const code = this.#ahead[0];
      if (code !== NEWLINE && code !== RETURN) break;
      if (code === NEWLINE) lines += 1;
      this.#ahead = this.#ahead.subarray(1);
    }
    return lines;
  }

  async #next(): Promise<IteratorResult<Uint8Array>> {
    try {
      return await this.#chunks.next();
    } catch (error) {
      this.fault = error;
      return { done: true, value: undefined };
    }
  }

  /** Whether so many bytes are there; reads on until they are. */
  async #has(length: number): Promise<boolean> {
    while (this.#ahead.length < length && !this.#isEnded) {
      const next = await this.#next();
      if (next.done === true) this.#isEnded = true;
      else
        this.#ahead =
          this.#ahead.length === 0
            ? Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
            : Buffer.concat([this.#ahead, next.value]);
    }
    return this.#ahead.length >= length;
  }
}
