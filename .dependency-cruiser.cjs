// Which room may import which: the floors of src/README.md. Checked by test/architecture.test.ts.
const ROOMS = "src/(?:sites|parse|crawl|consolidate|analysis)|extractors|db";
module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "model-knows-nobody",
      severity: "error",
      from: { path: "^src/model/" },
      to: { path: "^(src|extractors|db)/", pathNot: "^src/model/" },
    },
    {
      name: "model-imports-zod-only",
      severity: "error",
      from: { path: "^src/model/" },
      to: { dependencyTypes: ["npm", "core"], pathNot: "node_modules/zod/" },
    },
    {
      name: "text-knows-model",
      severity: "error",
      from: { path: "^src/text/" },
      to: { path: "^(src|extractors|db)/", pathNot: "^src/(model|text)/" },
    },
    {
      name: "rooms-see-only-model-and-text",
      severity: "error",
      from: { path: `^(${ROOMS})/` },
      to: { path: "^(src|db|extractors)/", pathNot: "^(src/(model|text)|$1)/" },
    },
    {
      name: "rules-do-no-io",
      severity: "error",
      from: { path: "^extractors/(mentions|refiners|facts)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "rules-need-no-packages",
      severity: "error",
      from: { path: "^extractors/(mentions|refiners|facts)/" },
      to: { dependencyTypes: ["npm"], pathNot: "node_modules/zod/" },
    },
    {
      name: "pipeline-knows-no-face",
      severity: "error",
      from: { path: "^src/pipeline/" },
      to: { path: "^src/(cli|explorer)/" },
    },
    {
      name: "explorer-shows-what-pipeline-composes",
      severity: "error",
      from: { path: "^src/explorer/" },
      to: { path: "^(src/(?:sites|parse|crawl|cli)|extractors)/" },
    },
    {
      name: "only-crawl-touches-the-network",
      severity: "error",
      from: { pathNot: "^(src/crawl|test)/" },
      to: { path: "node_modules/undici/|^(?:node:)?(?:http|https|net|tls|dgram)$" },
    },
    {
      name: "only-parse-touches-html",
      severity: "error",
      from: { pathNot: "^(src/parse|test)/" },
      to: { path: "node_modules/cheerio/" },
    },
    {
      name: "only-db-touches-sqlite",
      severity: "error",
      from: { pathNot: "^(db|test)/" },
      to: { path: "node_modules/better-sqlite3/" },
    },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { pathNot: "^test/" },
      to: { path: "^test/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
