import type { Places } from "../../pipeline/backup.ts";
import { backUp, restore } from "../../pipeline/backup.ts";
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
  const { files, bytes, hasArchive } = done.value;
  const what = hasArchive ? `${places.db} and ${places.archive}` : places.db;
  print(`${what} are in ${folder}: ${countOf(files, "file")}, ${(bytes / MEGABYTE).toFixed(1)} MB`);
  tell(`put back with: thidua restore ${folder} --db NEW.db`);
  return EXIT.ok;
}

/** Puts a backup where there is nothing yet. */
export function restoreCommand(folder: string, places: Places): ExitCode {
  const done = restore(folder, places);
  if (!done.ok) {
    tellProblem(done.problem);
    return EXIT.failed;
  }
  const { files, hasArchive } = done.value;
  const what = hasArchive ? `${places.db} and ${places.archive}` : places.db;
  print(`${what} hold what ${folder} holds: ${countOf(files, "file")}, each as its sum says`);
  tell(`next: thidua status --db ${places.db}`);
  return EXIT.ok;
}
