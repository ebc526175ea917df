/** One case of an examples file: a title, the plain text, and the mentions marked up in it. */
export interface Example {
  readonly title: string;
  /** The headline of the article in which the example stands, where the file gives one. */
  readonly headline: string | undefined;
  readonly text: string;
  readonly expected: readonly ExpectedMention[];
}

export interface ExpectedMention {
  readonly text: string;
  readonly start: number;
  /** Spaces in a value are written as "_". */
  readonly attributes: Readonly<Record<string, string>>;
}

const MARKUP = /\[(?<text>[^\]]+)\]\{(?<attributes>[^}]*)\}/gu;

/**
 * Examples as a linguist writes them: `== title`, then lines with `[mention]{key=value}`, or `! ` lines in which nothing
 * may be found; `@title` sets the headline for what follows. Throws on a line with neither: it would prove nothing.
 */
export function parseExamples(source: string): readonly Example[] {
  const examples: Example[] = [];
  let title = "";
  let headline: string | undefined;
  for (const line of source.normalize("NFC").split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    if (line.startsWith("== ")) title = line.slice("== ".length);
    else if (line.startsWith("@title ")) headline = line.slice("@title ".length);
    else if (line.startsWith("! "))
      examples.push({ title, headline, text: line.slice("! ".length), expected: [] });
    else examples.push({ title, headline, ...parseMarkedLine(line) });
  }
  return examples;
}

function parseMarkedLine(line: string): Pick<Example, "text" | "expected"> {
  const expected: ExpectedMention[] = [];
  let removed = 0;
  for (const match of line.matchAll(MARKUP)) {
    const { text = "", attributes = "" } = match.groups ?? {};
    expected.push({ text, start: match.index - removed, attributes: parseAttributes(attributes) });
    removed += match[0].length - text.length;
  }
  if (expected.length === 0)
    throw new Error(`An example without a mention must start with "! ": ${line}`);
  return { text: line.replaceAll(MARKUP, "$<text>"), expected };
}

function parseAttributes(source: string): Record<string, string> {
  const pairs = source.split(" ").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1).replaceAll("_", " ")] as const;
  });
  return Object.fromEntries(pairs);
}
