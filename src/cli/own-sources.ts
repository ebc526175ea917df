import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SiteSource } from "../model/site-source.ts";
import { siteSourceSchema } from "../model/site-source.ts";
import { SITE_SOURCES } from "../sites/sources.ts";
import { tell } from "./log.ts";
import { suggestNames } from "./suggest.ts";
import { UsageError } from "./terminal.ts";

/** Where a person's own sources lie: a JSON file each, in the archive's folder. */
export function sourcesFolder(archive: string): string {
  return join(archive, "sites");
}

/** All known sources by name; a person's own come before those of the program. A file that is no source is told, and left out. */
export function knownSources(archive: string): ReadonlyMap<string, SiteSource> {
  const own = ownSources(archive).flatMap((read) => {
    if (typeof read !== "string") return read;
    tell(read);
    return [];
  });
  return new Map([...SITE_SOURCES, ...own].map((source) => [source.name, source]));
}

function ownSources(archive: string): readonly (SiteSource | string)[] {
  if (existsSync(archive) && !statSync(archive).isDirectory())
    throw new UsageError(`${archive} is a file: give a folder with --archive`);
  const folder = sourcesFolder(archive);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => readSource(join(folder, name)));
}

/** A source; what is wrong with its file, in words, where it is none. */
function readSource(path: string): SiteSource | string {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `${path} is left out: it is no JSON (${error.message})`;
  }
  const source = siteSourceSchema.safeParse(value);
  if (source.success) return source.data;
  const wrong = source.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return `${path} is left out: ${wrong.join("; ")}`;
}

/** The sources of these names, all where none is named; a name that is none is told with those like it. */
export function chosenSources(archive: string, names: readonly string[]): readonly SiteSource[] {
  const known = knownSources(archive);
  if (names.length === 0) return [...known.values()];
  return [...new Set(names)].map((name) => {
    const source = known.get(name);
    if (source !== undefined) return source;
    const near = suggestNames(name, [...known.keys()]);
    const hint = near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`;
    throw new UsageError(
      `there is no site "${name}"${hint}\n"thidua sites list" lists them, "thidua sites add URL" adds one`,
    );
  });
}
