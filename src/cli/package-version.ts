import { readFileSync } from "node:fs";

/** The version of the program, from its package. */
export function packageVersion(): string {
  const beside = import.meta.url.includes("/dist/src/cli/")
    ? "../../../package.json"
    : "../../package.json";
  const parsed: unknown = JSON.parse(readFileSync(new URL(beside, import.meta.url), "utf8"));
  return typeof parsed === "object" && parsed !== null && "version" in parsed
    ? String(parsed.version)
    : "0";
}
