import { extract } from "../../../extractors/extract.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { explainExtraction } from "../explain-text.ts";
import { readArticleFile } from "../read-article.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, tell, terminalWidth } from "../terminal.ts";

/** Prints the article with its evidence marked, the facts with their rules, and the reason of every empty field. */
export function explainCommand(file: string): ExitCode {
  const article = readArticleFile(file);
  if (!article.ok) {
    tell(`${file === "-" ? "standard input" : file}: ${article.problem.message}`);
    return EXIT.failed;
  }
  const extraction = extract(article.value, loadLexicon());
  const isColoured = paint.isColorSupported;
  const mark = isColoured
    ? (text: string): string => paint.inverse(text)
    : (text: string): string => `[${text}]`;
  for (const line of explainExtraction(extraction, { mark, width: terminalWidth() })) print(line);
  return EXIT.ok;
}
