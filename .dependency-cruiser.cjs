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
      name: "text-knows-model",
      severity: "error",
      from: { path: "^src/text/" },
      to: { path: "^(src|extractors|db)/", pathNot: "^src/(model|text)/" },
    },
    {
      name: "extractors-see-only-model-and-text",
      severity: "error",
      from: { path: "^extractors/" },
      to: { path: "^(src|db)/", pathNot: "^src/(model|text)/" },
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
      name: "siblings-apart",
      severity: "error",
      from: { path: "^(src/(?:sites|parse|crawl)|db)/" },
      to: {
        path: "^(src/(?:sites|parse|crawl|pipeline|cli|explorer)|db|extractors)/",
        pathNot: "^$1/",
      },
    },
    {
      name: "explorer-reads-db-only",
      severity: "error",
      from: { path: "^src/explorer/" },
      to: { path: "^(src/(?:sites|parse|crawl|pipeline|cli)|extractors)/" },
    },
    {
      name: "only-crawl-touches-the-network",
      severity: "error",
      from: { pathNot: "^(src/crawl|test)/" },
      to: { path: "node_modules/undici/" },
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
