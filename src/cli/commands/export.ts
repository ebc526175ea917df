import { loadLexicon } from "../../../extractors/lexicon/load.ts";
import { consolidate } from "../../pipeline/consolidate/consolidate.ts";
import { writeRelease } from "../../pipeline/export/release.ts";
import { tell, tellProblem } from "../log.ts";
import { withExistingStore } from "../open.ts";
import { packageVersion } from "../package-version.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, UsageError } from "../terminal.ts";

export interface ExportFlags {
  readonly db: string;
  readonly release?: string;
  readonly previous?: string;
  readonly author?: readonly string[];
}

/** Writes a release of the dataset into a new folder. */
export function exportCommand(folder: string, flags: ExportFlags): ExitCode {
  for (const text of [flags.release, ...(flags.author ?? [])])
    if (text !== undefined && !PLAIN.test(text))
      throw new UsageError(
        "a release's version and its authors are names of one line: give 1 to 100 letters",
      );
  return withExistingStore(
    flags.db,
    (store) => {
      const lexicon = loadLexicon();
      consolidate(store, lexicon);
      const released = writeRelease(store, folder, {
        version: flags.release,
        previous: flags.previous,
        authors: flags.author ?? [],
        program: packageVersion(),
        lexicon,
        onTable: (name) => {
          if (process.stderr.isTTY === true) process.stderr.write(`\r\u001B[K${name} …`);
        },
      });
      if (process.stderr.isTTY === true) process.stderr.write("\r\u001B[K");
      if (!released.ok) {
        tellProblem(released.problem);
        return EXIT.failed;
      }
      const { version, files, rows } = released.value;
      const sizes = files.map(({ path, bytes }) => [path, String(bytes)]);
      for (const line of formatTable(sizes, WIDTHS)) print(line);
      tell(
        `release ${version}: ${rows} rows in ${files.length} files; check them with "sha256sum -c SHA256SUMS"`,
      );
      return EXIT.ok;
    },
    EXIT.failed,
  );
}

const PLAIN = /^(?=.*\S)[^\p{C}]{1,100}$/u;
const WIDTHS = [40, 12];
