import type { Random } from "../../src/analysis/random.ts";
import { below } from "../../src/analysis/random.ts";

/** What readers of HTML, XML, JSON, robots.txt, archives and addresses stumble over. */
const TOKENS: readonly string[] = [
  ...[
    "<",
    ">",
    "</",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<script>",
    "</script>",
    "<svg>",
    "<p>",
    "</div>",
    "<div><div><div>",
    "&#x0;",
    "&#1114112;",
    "&amp",
    "\u0000",
    "\uFEFF",
    "\u0301",
    "\uD800",
  ],
  ...[
    '{"',
    '"}',
    "[[[[",
    "null",
    "1e999",
    "\\u0000",
    '"publishedAt":"',
    "\r\n\r\n",
    "WARC/1.0\r\n",
    "Content-Length: 99999999999\r\n",
    "Content-Length: -1\r\n",
  ],
  ...[
    "User-agent: *\n",
    "Disallow: /*$*",
    "Crawl-delay: 1e9\n",
    "%",
    "%00",
    "%E0%A4%A",
    "../",
    "?",
    "&",
    "=",
    "#",
    "://",
    "[::1]",
    "'",
    "--",
    ";",
  ],
  ...[
    "Cụm trưởng",
    "năm 20",
    "31/2/2021",
    "99999999999999999999",
    "Ban Tổ chức Tỉnh ủy ",
    ", ",
    " và ",
    "(",
    ")",
    "“",
    "Cụm thi đua số ",
    "gồm: ",
    "làm ",
    "bầu ",
  ],
];
const MOST_CHANGES = 8;
const LONGEST = 60_000;
const BYTE = 256;

/** A changed copy of some bytes: flipped, cut, doubled, mixed with another input, with words that readers stumble over. */
export function mutate(seeds: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes: Buffer = Buffer.from(seeds[below(seeds.length, random)] ?? []);
  const changes = 1 + below(MOST_CHANGES, random);
  for (let i = 0; i < changes; i += 1)
    bytes = CHANGES[below(CHANGES.length, random)]?.(bytes, { seeds, random }) ?? bytes;
  return bytes.subarray(0, LONGEST);
}

interface Means {
  readonly seeds: readonly Uint8Array[];
  readonly random: Random;
}
type Change = (bytes: Buffer, means: Means) => Buffer;

const CHANGES: readonly Change[] = [
  (bytes, { random }) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[below(changed.length, random)] = below(BYTE, random);
    return changed;
  },
  (bytes, { random }) =>
    insert(bytes, Buffer.from(TOKENS[below(TOKENS.length, random)] ?? ""), random),
  (bytes, { random }) => {
    const token = TOKENS[below(TOKENS.length, random)] ?? "";
    return insert(bytes, Buffer.from(token.repeat(1 + below(200, random))), random);
  },
  (bytes, { random }) => {
    const { start, end } = range(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  (bytes, { random }) => {
    const { start, end } = range(bytes, random);
    return insert(bytes, bytes.subarray(start, end), random);
  },
  (bytes, { seeds, random }) => {
    const other = Buffer.from(seeds[below(seeds.length, random)] ?? []);
    const { start, end } = range(other, random);
    return insert(bytes, other.subarray(start, end), random);
  },
  (bytes, { random }) => bytes.subarray(0, below(bytes.length + 1, random)),
];

function insert(bytes: Buffer, added: Uint8Array, random: Random): Buffer {
  const at = below(bytes.length + 1, random);
  return Buffer.concat([bytes.subarray(0, at), added, bytes.subarray(at)]);
}

/** A stretch, mostly a short one. */
function range(
  bytes: Uint8Array,
  random: Random,
): { readonly start: number; readonly end: number } {
  const start = below(bytes.length + 1, random);
  const length = below(random() < 0.8 ? 200 : bytes.length + 1, random);
  return { start, end: Math.min(bytes.length, start + length) };
}
