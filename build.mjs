// Compiles to dist/ and puts the data that the program reads at run time (.tsv, .sql, .css, .js) beside the compiled code.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const FROM_ZOD = /from "zod"/u;
/** A pattern without flags: those that the bundler takes know none. */
const OTHER_LANGUAGES = ["zod", "v4", "locales", "index[.]js$"].join("[\\\\/]");
const DATA = /\.(?:tsv|sql)$/u;
const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");
const compiler = join(root, "node_modules", "typescript", "bin", "tsc");

if (!existsSync(compiler)) {
  process.stderr.write("typescript is not installed, so nothing is compiled: run npm ci\n");
  process.exit(0);
}
rmSync(dist, { recursive: true, force: true });
const compiled = spawnSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], {
  stdio: "inherit",
});
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
await bundleSchemas();
for (const room of ["extractors", "db"]) copyData(join(root, room), join(dist, room));
cpSync(join(root, "src", "explorer", "assets"), join(dist, "src", "explorer", "assets"), {
  recursive: true,
});
// The explorer offers the questions of this page.
cpSync(join(root, "db", "README.md"), join(dist, "db", "README.md"));
// The examples of the rules are shown by `thidua rules`, so they go with the program.
for (const name of readdirSync(join(root, "test", "extractors")))
  if (name.endsWith(".examples.txt"))
    cpSync(join(root, "test", "extractors", name), join(dist, "extractors", "examples", name));
writeParts();
chmodSync(join(dist, "src", "cli", "main.js"), 0o755);

/**
 * zod as one file: as a package it is a hundred, half of them messages in other languages, and reading them took a third of the time in which a
 * command starts.
 */
async function bundleSchemas() {
  const { build } = await import("esbuild");
  const bundle = join(dist, "bundled", "zod.js");
  await build({
    stdin: { contents: 'export { z } from "zod";', resolveDir: root },
    bundle: true,
    format: "esm",
    platform: "node",
    legalComments: "inline",
    plugins: [{ name: "two-languages", setup: withoutOtherLanguages }],
    logLevel: "error",
    outfile: bundle,
  });
  for (const file of readdirSync(dist, { recursive: true })) {
    const path = join(dist, file);
    if (!path.endsWith(".js") || path === bundle) continue;
    const source = readFileSync(path, "utf8");
    const own = source.replace(FROM_ZOD, `from "${relative(dirname(path), bundle)}"`);
    if (own !== source) writeFileSync(path, own);
  }
}

/** Messages are told in the two languages of the explorer. */
function withoutOtherLanguages({ onLoad }) {
  const contents = ["en", "vi"]
    .map((language) => `export { default as ${language} } from "./${language}.js";`)
    .join("\n");
  onLoad({ filter: new RegExp(OTHER_LANGUAGES) }, ({ path }) => ({
    contents,
    resolveDir: dirname(path),
  }));
}

/** What the program is made of, for its releases: the same bytes for the same packages, so without the moment and the place of the build. */
function writeParts() {
  const bom = spawnSync(
    "npm",
    ["sbom", "--sbom-format", "cyclonedx", "--omit", "dev", "--package-lock-only"],
    { cwd: root, encoding: "utf8" },
  );
  if (bom.status !== 0) {
    process.stderr.write(
      "npm sbom gave nothing: releases of this build will have no list of parts\n",
    );
    return;
  }
  const { serialNumber, metadata, ...rest } = JSON.parse(bom.stdout);
  const { component } = metadata;
  const parts = { ...rest, metadata: { component: { ...component, name: "thidua" } } };
  writeFileSync(join(dist, "sbom.cdx.json"), `${JSON.stringify(parts, null, 2)}\n`);
}

function copyData(from, to) {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    if (entry.isDirectory()) copyData(source, join(to, entry.name));
    else if (DATA.test(entry.name)) cpSync(source, join(to, entry.name));
  }
}
