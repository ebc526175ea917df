// Compares the reading of robots.txt with published expectations:
//   npm run check:robots -- FILE
// FILE is a JSON array of { robots_b64, url, ua, expected: "ALLOWED" | "DISALLOWED" }.
import { readFileSync } from "node:fs";
import { isAllowed, parseRobots, rulesFor } from "../src/crawl/robots.ts";

interface Case {
  readonly file: string;
  readonly robots_b64: string;
  readonly url: string;
  readonly ua: string;
  readonly expected: "ALLOWED" | "DISALLOWED";
}

const [path] = process.argv.slice(2);
if (path === undefined) {
  process.stderr.write("give a file of expectations: npm run check:robots -- FILE\n");
  process.exitCode = 2;
} else {
  const cases = JSON.parse(readFileSync(path, "utf8")) as readonly Case[];
  const wrong = cases.filter(({ robots_b64: encoded, url, ua, expected }) => {
    const rules = rulesFor(parseRobots(Buffer.from(encoded, "base64")), ua);
    return isAllowed(rules, url) !== (expected === "ALLOWED");
  });
  for (const { file, robots_b64: encoded, url, ua, expected } of wrong)
    process.stdout.write(
      `${file}: ${ua} ${url} should be ${expected}\n${Buffer.from(encoded, "base64").toString("utf8")}\n`,
    );
  process.stdout.write(`${cases.length - wrong.length} of ${cases.length} as expected\n`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
