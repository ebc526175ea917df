import { extract } from "../../../extractors/extract.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { explainExtraction } from "../explain-text.ts";
import { readPageFile } from "../read-article.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, tell, terminalWidth } from "../terminal.ts";

/** Prints the article with its evidence marked, the facts with their rules, and the reason of every empty field. */
export function explainCommand(file: string): ExitCode {
  const page = readPageFile(file);
  if (!page.ok) {
    tell(`${file === "-" ? "standard input" : file}: ${page.problem.message}`);
    return EXIT.failed;
  }
  const extraction = extract(page.value.article, loadLexicon());
  const isColoured = paint.isColorSupported;
  const mark = isColoured
    ? (text: string): string => paint.inverse(text)
    : (text: string): string => `[${text}]`;
  for (const { code, message } of page.value.issues) tell(`${code}: ${message}`);
  const style = { mark, width: terminalWidth(), origins: page.value.origins };
  for (const line of explainExtraction(extraction, style)) print(line);
  return EXIT.ok;
}
