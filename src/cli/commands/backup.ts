import { backUp } from "../../pipeline/backup.ts";
import type { BackedUp, Places } from "../../pipeline/backup-parts.ts";
import { restore } from "../../pipeline/restore.ts";
import { tell, tellProblem } from "../log.ts";
import type { ExitCode } from "../terminal.ts";
import { countOf, EXIT, print } from "../terminal.ts";

const MEGABYTE = 1_000_000;

/** Copies the database, and the archive of a crawl, into a new folder. */
export function backupCommand(folder: string, places: Places): ExitCode {
  const done = backUp(places, folder);
  if (!done.ok) {
    tellProblem(done.problem);
    return EXIT.failed;
  }
  const { files, bytes, archive } = done.value;
  const size = (bytes / MEGABYTE).toFixed(1);
  print(
    `backed up ${whatOf(places, done.value)} into ${folder}: ${countOf(files, "file")}, ${size} MB`,
  );
  const beside = archive === undefined ? "" : " --archive NEW";
  tell(`put back with: thidua restore ${folder} --db NEW.db${beside}`, { code: "next" });
  return tellMissing(done.value);
}

/** Puts a backup where there is nothing yet. */
export function restoreCommand(folder: string, places: Places): ExitCode {
  const done = restore(folder, places);
  if (!done.ok) {
    tellProblem(done.problem);
    return EXIT.failed;
  }
  const files = countOf(done.value.files, "file");
  print(`put ${whatOf(places, done.value)} back from ${folder}: ${files}, each as its sum says`);
  tell(`next: thidua status --db ${places.db}`, { code: "next" });
  return tellMissing(done.value);
}

function whatOf({ db }: Places, { archive }: BackedUp): string {
  return archive === undefined ? db : `${db} and ${archive}`;
}

/** What the archive has lost is not in the backup either: the rest is, and somebody must look. */
function tellMissing({ missing }: BackedUp): ExitCode {
  for (const line of missing) tell(`not in it: ${line}`, { level: "warn", code: "missing" });
  return missing.length === 0 ? EXIT.ok : EXIT.partial;
}
