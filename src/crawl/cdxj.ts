import { createReadStream, existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CDXIndexer, WARCParser } from "warcio";

const WARC = /\.warc(?:\.gz)?$/u;

/** Writes a CDXJ index beside every WARC file of a folder that has none; files that are still written to are named and left out. */
export async function indexWarcs(folder: string, open?: string): Promise<void> {
  for (const name of readdirSync(folder)) {
    const index = join(folder, `${name}.cdxj`);
    if (!WARC.test(name) || name === open || existsSync(index)) continue;
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
