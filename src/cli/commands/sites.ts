import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createFetcher, LIMITS } from "../../crawl/fetch.ts";
import { POLITE } from "../../crawl/politeness.ts";
import type { SiteSource } from "../../model/site-source.ts";
import { siteSourceSchema } from "../../model/site-source.ts";
import type { LookContext } from "../../pipeline/crawl/look.ts";
import { checkSource, lookAtSite } from "../../pipeline/crawl/look.ts";
import { tell, tellFailed } from "../log.ts";
import { chosenSources, knownSources, sourcesFolder } from "../own-sources.ts";
import { formatTable } from "../table.ts";
import type { ExitCode } from "../terminal.ts";
import { EXIT, print, UsageError } from "../terminal.ts";
import { userAgent } from "./crawl.ts";

interface SitesFlags {
  readonly archive: string;
  readonly contact?: string;
  readonly json?: boolean;
  readonly allowLoopback?: boolean;
}

/** Lists, shows, checks or adds sources of sites. */
export async function sitesCommand(
  action: string,
  site: string | undefined,
  flags: SitesFlags,
): Promise<ExitCode> {
  switch (action) {
    case "list":
      return listSites(flags);
    case "show":
      return showSite(required(site, "show"), flags);
    case "check":
      return checkSite(required(site, "check"), flags);
    case "add":
      return addSite(required(site, "add"), flags);
    default:
      throw new UsageError(`there is no action "${action}": give list, show, check or add`);
  }
}

function required(site: string | undefined, action: string): string {
  if (site !== undefined) return site;
  const what =
    action === "add"
      ? "an address, as in https://example.vn"
      : 'a name; "thidua sites list" lists them';
  throw new UsageError(`thidua sites ${action} needs ${what}`);
}

const WIDTHS = [17, 20, 20, 6, 8];

function listSites({ archive, json }: SitesFlags): ExitCode {
  const sources = [...knownSources(archive).values()];
  if (json === true) {
    print(JSON.stringify(sources, null, 2));
    return EXIT.ok;
  }
  const rows = sources.map(({ name, title, hosts, feeds, sitemaps, lists, tried }) => [
    name,
    title,
    hosts[0] ?? "",
    String(feeds.length + sitemaps.length + lists.length),
    tried ?? "no",
  ]);
  for (const line of formatTable([["name", "title", "host", "starts", "tried"], ...rows], WIDTHS))
    print(line);
  tell(
    `${sources.length} sites; a site that was not tried is checked with "thidua sites check NAME"`,
  );
  return EXIT.ok;
}

function showSite(name: string, { archive }: SitesFlags): ExitCode {
  const [source] = chosenSources(archive, [name]);
  print(JSON.stringify(source, null, 2));
  return EXIT.ok;
}

async function checkSite(name: string, flags: SitesFlags): Promise<ExitCode> {
  const [source] = chosenSources(flags.archive, [name]);
  if (source === undefined) return EXIT.failed;
  const reports = await withLook([source], flags, (context) => checkSource(source, context));
  for (const { kind, url, state, articles, sample } of reports) {
    print(
      `${kind.padEnd(8)} ${url}\n  ${state}${articles > 0 ? `: ${articles} articles, as ${sample}` : ""}`,
    );
  }
  const bad = reports.filter(({ state }) => state !== "fine").length;
  if (bad === 0) return EXIT.ok;
  if (reports.every(({ isReached }) => !isReached)) {
    tellFailed(
      `${name} cannot be reached from here: check the network, or whether the site still exists`,
    );
    return EXIT.failed;
  }
  tell(
    `${bad} of ${reports.length} starts of ${name} do not lead to articles: write a better source to ${join(sourcesFolder(flags.archive), `${name}.json`)}, beginning with "thidua sites show ${name}"`,
  );
  return bad === reports.length ? EXIT.failed : EXIT.partial;
}

async function addSite(address: string, flags: SitesFlags): Promise<ExitCode> {
  if (!URL.canParse(address))
    throw new UsageError(`"${address}" is no address: give one as https://example.vn`);
  const looked = { hosts: [new URL(address).host] } as const;
  const found = await withLook([looked], flags, (context) => lookAtSite(address, context));
  if (typeof found === "string") {
    tellFailed(found);
    return EXIT.failed;
  }
  const source = siteSourceSchema.parse(found);
  const folder = sourcesFolder(flags.archive);
  const path = join(folder, `${source.name}.json`);
  if (existsSync(path) || knownSources(flags.archive).has(source.name)) {
    tellFailed(`there is a site "${source.name}" already: see "thidua sites show ${source.name}"`);
    return EXIT.failed;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(source, null, 2)}\n`);
  print(
    `${source.name}: ${source.feeds.length} feeds, ${source.sitemaps.length} sitemaps, ${source.lists.length} lists, in ${path}`,
  );
  tell(
    `next: thidua sites check ${source.name}; to take only some addresses, write patterns for their path into "articles" of that file; to take a section, give its address`,
  );
  return EXIT.ok;
}

async function withLook<T>(
  sources: readonly Pick<SiteSource, "hosts">[],
  flags: SitesFlags,
  look: (context: LookContext) => Promise<T>,
): Promise<T> {
  const fetcher = createFetcher({
    userAgent: userAgent(sources, flags),
    allowsLoopback: flags.allowLoopback === true,
    now: Date.now,
  });
  try {
    const pauseMs = flags.allowLoopback === true ? 0 : POLITE.minDelayMs;
    return await look({
      fetcher,
      agent: "thidua",
      maxBytes: LIMITS.maxBytes,
      pause: () => sleep(pauseMs),
    });
  } finally {
    await fetcher.close();
  }
}
