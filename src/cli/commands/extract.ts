import { extract } from "../../../extractors/extract.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { tellProblem } from "../log.ts";
import { readArticleFile } from "../read-article.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";

/** Prints the extraction of each file; a file that cannot be read is told and the rest goes on. */
export function extractCommand(
  files: readonly string[],
  options: { readonly ndjson?: boolean },
): ExitCode {
  const lexicon = loadLexicon();
  let failed = 0;
  for (const file of files) {
    const article = readArticleFile(file);
    if (!article.ok) {
      failed += 1;
      tellProblem(article.problem, file === "-" ? "standard input" : file);
      continue;
    }
    const extraction = extract(article.value, lexicon);
    print(
      options.ndjson === true ? JSON.stringify(extraction) : JSON.stringify(extraction, null, 2),
    );
  }
  if (failed === 0) return EXIT.ok;
  return failed === files.length ? EXIT.failed : EXIT.partial;
}
