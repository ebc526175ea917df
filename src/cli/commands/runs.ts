import { existsSync } from "node:fs";
import { openFrontier } from "../../../db/frontier.ts";
import { frontierPath } from "../../pipeline/crawl/open-crawl.ts";
import { isAlive } from "../../pipeline/is-alive.ts";
import { tellFailed, tellProblem } from "../log.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print } from "../terminal.ts";

const WIDTHS = [5, 16, 12, 8, 7, 26];

/** Lists the crawls of an archive: when, how they ended, how many pages. */
export function runsCommand(flags: {
  readonly archive: string;
  readonly json?: boolean;
}): ExitCode {
  const path = frontierPath(flags.archive);
  if (!existsSync(path)) {
    tellFailed(
      `there is no crawl in ${flags.archive}: start one with "thidua crawl", or name another folder with --archive`,
    );
    return EXIT.failed;
  }
  const opened = openFrontier(path);
  if (!opened.ok) {
    tellProblem(opened.problem);
    return EXIT.failed;
  }
  const runs = opened.value.runs.list();
  opened.value.close();
  if (flags.json === true) {
    print(JSON.stringify(runs, null, 2));
    return EXIT.ok;
  }
  const sum = (counts: Readonly<Record<string, number>>, outcome: string): number =>
    Object.entries(counts)
      .filter(([key]) => key.startsWith(outcome))
      .reduce((total, [, n]) => total + n, 0);
  const rows = runs.map(({ id, startedAt, ended, processId, sites, counts }) => [
    String(id),
    new Date(startedAt).toISOString().slice(0, 16).replace("T", " "),
    ended ?? (isAlive(processId) ? "under way" : "killed"),
    String(sum(counts, "fetched")),
    String(sum(counts, "failed")),
    sites.length > 3 ? `${sites.length} sites` : sites.join(", "),
  ]);
  const head = ["run", "started (UTC)", "ended", "fetched", "failed", "sites"];
  for (const line of formatTable([head, ...rows], WIDTHS)) print(line);
  return EXIT.ok;
}
