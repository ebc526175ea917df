import { createReadStream, existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CDXIndexer, WARCParser } from "warcio";
import { INDEX } from "./warc-names.ts";

/** Writes a CDXJ index beside each of these WARC files of a folder that is there and has none. */
export async function indexWarcs(folder: string, names: Iterable<string>): Promise<void> {
  for (const name of names) {
    const index = join(folder, `${name}${INDEX}`);
    if (!existsSync(join(folder, name)) || existsSync(index)) continue;
    const lines = await indexLines(join(folder, name), name);
    writeFileSync(`${index}.part`, lines.map((line) => `${line}\n`).join(""));
    renameSync(`${index}.part`, index);
  }
}

/** The lines of an index, in the order in which programs search them. */
async function indexLines(path: string, name: string): Promise<readonly string[]> {
  const indexer = new CDXIndexer({ format: "cdxj" });
  const lines: string[] = [];
  for await (const record of indexer.iterRecords(new WARCParser(createReadStream(path)), name))
    lines.push(indexer.serializeCDXJ(record).trimEnd());
  return lines.toSorted();
}
