import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import { withExistingStore } from "../open.ts";
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
      const { articles, groups } = consolidate(store, loadLexicon(), { all: flags.all === true });
      print(`${countOf(articles, "article")} worked out, ${countOf(groups, "group")} changed`);
      return EXIT.ok;
    },
    EXIT.failed,
  );
}
