import { extname } from "node:path";
import { extract } from "../../../extractors/extract.ts";
import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import type { Article } from "../../model/article.ts";
import type { Result } from "../../model/result.ts";
import { failure } from "../../model/result.ts";
import type { BlindSpot } from "../../pipeline/blind-spots.ts";
import { blindSpots, rankBlindSpots } from "../../pipeline/blind-spots.ts";
import { readGoldFile, readGoldFolder } from "../../pipeline/evaluate/gold.ts";
import { listFiles } from "../../pipeline/list-files.ts";
import { tell, tellFailed, tellProblem } from "../log.ts";
import { readArticleFile } from "../read-article.ts";
import { wrap } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, paint, print, shownPath, terminalWidth } from "../terminal.ts";

interface Named {
  readonly name: string;
  readonly article: Article;
}

/** Ranks the sentences that promise a fact and gave none; a file that cannot be read is told and the rest goes on. */
export function blindCommand(
  paths: readonly string[],
  flags: { readonly limit: number; readonly json?: boolean },
): ExitCode {
  const lexicon = loadLexicon();
  const read = paths.flatMap(articlesOf);
  for (const one of read) if (!one.ok) tellProblem(one.problem);
  const articles = read.flatMap((one) => (one.ok ? [one.value] : []));
  if (articles.length === 0) {
    tellFailed("no article to look at: give pages, texts or a folder of annotated articles");
    return EXIT.failed;
  }
  const spots = rankBlindSpots(
    articles.flatMap(({ name, article }) => blindSpots(name, extract(article, lexicon), lexicon)),
  );
  const shown = spots.slice(0, flags.limit);
  if (flags.json === true) print(JSON.stringify(shown, null, 2));
  else shown.forEach(printSpot);
  tell(
    `${spots.length} sentences with a trigger and no fact in ${articles.length} articles${spots.length > shown.length ? `, ${shown.length} shown (--limit)` : ""}`,
  );
  return articles.length === read.length ? EXIT.ok : EXIT.partial;
}

function articlesOf(path: string): readonly Result<Named>[] {
  const files = listFiles(path);
  if (files.length === 0) return annotatedOf(path);
  return files.map((file) => {
    if (!file.ok) return file;
    if (extname(file.value) === ".json") return named(readGoldFile(file.value));
    const article = readArticleFile(file.value);
    if (!article.ok)
      return failure(article.problem.code, `${shownPath(file.value)}: ${article.problem.message}`);
    return { ok: true, value: { name: shownPath(file.value), article: article.value } };
  });
}

function annotatedOf(folder: string): readonly Result<Named>[] {
  const gold = readGoldFolder(folder).map(named);
  return gold.length > 0
    ? gold
    : [failure("not-found", `${folder}: there is no page, text or annotated article in it`)];
}

function named(gold: ReturnType<typeof readGoldFile>): Result<Named> {
  return gold.ok ? { ok: true, value: { name: gold.value.id, article: gold.value.article } } : gold;
}

function printSpot({ source, sentence, triggers, weight }: BlindSpot): void {
  print(paint.bold(`${source}  weight ${weight}: ${triggers.join(", ")}`));
  for (const line of wrap(sentence, terminalWidth() - 4)) print(`    ${line}`);
}
