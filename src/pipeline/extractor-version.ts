import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** By what an article was read: it is read again when one of the two changes. */
export interface RuleVersions {
  /** Of the rules and word lists that find facts. */
  readonly extractor: string;
  /** Of what turns bytes into an article. */
  readonly parser: string;
}

const ROOT = new URL("../../", import.meta.url);
const RULES = /(?<!\.d)\.(?:ts|js|tsv)$/u;
const DIGITS = 12;

let known: RuleVersions | undefined;

/** Fingerprints of the rules of this program: whoever changes a rule or a word list has another one, without having to say so. */
export function ruleVersions(): RuleVersions {
  known ??= {
    extractor: fingerprintOf(["extractors", "src/text"]),
    parser: fingerprintOf(["src/parse", "src/sites", "src/text"]),
  };
  return known;
}

function fingerprintOf(rooms: readonly string[]): string {
  const digest = createHash("sha256");
  for (const room of rooms) {
    const folder = new URL(`${room}/`, ROOT);
    const files = readdirSync(fileURLToPath(folder), { recursive: true, encoding: "utf8" });
    for (const name of files.filter((one) => RULES.test(one)).sort())
      digest.update(name).update(readFileSync(new URL(name.replaceAll("\\", "/"), folder)));
  }
  return digest.digest("hex").slice(0, DIGITS);
}
