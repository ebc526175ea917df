import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import { withExistingStore } from "../open.ts";
import type { Progress } from "../progress.ts";
import { startProgress } from "../progress.ts";
import type { ExitCode } from "../terminal.ts";
import { countOf, EXIT, print } from "../terminal.ts";

/** Works out groups, copies, terms and coverage from the statements that changed, or from all of them. */
export function consolidateCommand(flags: {
  readonly db: string;
  readonly all?: boolean;
}): ExitCode {
  return withExistingStore(
    flags.db,
    (store) => {
      let progress: Progress | undefined;
      const onArticle = (total: number): void => {
        progress ??= startProgress(total, "articles");
        progress.advance();
      };
      const all = flags.all === true;
      const { articles, groups } = consolidate(store, loadLexicon(), { all, onArticle });
      progress?.finish();
      print(`${countOf(articles, "article")} worked out, ${countOf(groups, "group")} changed`);
      return EXIT.ok;
    },
    EXIT.failed,
  );
}
