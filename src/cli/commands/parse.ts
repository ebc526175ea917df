import type { Page } from "../../model/page.ts";
import { readBytes } from "../../pipeline/read-bytes.ts";
import { readPageBytes } from "../../pipeline/read-page.ts";
import { tell, tellFailed, tellIssue, tellProblem } from "../log.ts";
import { wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, terminalWidth } from "../terminal.ts";

export interface ParseOptions {
  readonly json?: boolean;
  readonly text?: boolean;
  readonly url?: string;
}

/** Prints what a page is and what it holds: its article zone by zone, or the stories of a list. */
export function parseCommand(file: string, options: ParseOptions): ExitCode {
  if (options.url !== undefined && !URL.canParse(options.url)) {
    tell(`--url ${options.url}: this is no address: give one like https://example.vn/tin/1.html`);
    return EXIT.usage;
  }
  const bytes = readBytes(file);
  const page = bytes.ok ? readPageBytes(bytes.value, { url: options.url }) : bytes;
  if (!page.ok) {
    tellProblem(page.problem, file === "-" ? "standard input" : file);
    return EXIT.failed;
  }
  for (const issue of page.value.issues) tellIssue(issue);
  if (options.json === true) print(JSON.stringify(page.value, null, 2));
  else if (options.text === true) return printText(file, page.value);
  else for (const line of pageLines(page.value, terminalWidth())) print(line);
  return EXIT.ok;
}

/** The text of an article; other kinds of pages have none, and are told. */
function printText(file: string, { kind, article }: Page): ExitCode {
  if (article !== null) {
    print(article.text);
    return EXIT.ok;
  }
  tellFailed(
    `${file === "-" ? "standard input" : file}: no article but a page of the kind "${kind}"`,
  );
  return EXIT.failed;
}

function pageLines(page: Page, width: number): readonly string[] {
  const { kind, charset, language, article, updatedAt, source, edition, profile } = page;
  const facts = [
    ["kind", edition.form === "whole" ? kind : `${kind}, ${edition.form}`],
    ["encoding", charset],
    ["language", language],
    ["profile", profile],
    ["published", article?.publishedAt],
    ["updated", updatedAt],
    ["byline", article?.byline],
    ["section", article?.section],
    ["source", source],
    ["next", page.next ?? edition.next],
  ].flatMap(([name, value]) =>
    value === null || value === undefined || value === "" ? [] : [`${name}: ${value}`],
  );
  const links = page.links.flatMap(({ url, title }) => [title, `  ${url}`]);
  return [...facts, "", ...zoneLines(page, width), ...links];
}

/** Each zone with where on the page it stood. */
function zoneLines({ article, origins }: Page, width: number): readonly string[] {
  if (article === null) return [];
  return article.zones.flatMap(({ zone, start, end }, i) => {
    const origin = origins[i] ?? "";
    const head = origin === "" ? `[${zone}]` : `[${zone}] ${origin}`;
    return [head, ...wrap(article.text.slice(start, end), width), ""];
  });
}
