import type { Language } from "../analysis/words/topics.ts";
import type { Html, Page } from "./html.ts";
import { html, raw } from "./html.ts";
import type { Visit } from "./visit.ts";

/** What every page says of the dataset and the program. */
export interface Imprint {
  readonly program: string;
  /** The last day on which the data changed; undefined where there are none. */
  readonly changed: string | undefined;
  /** The day of the visit. */
  readonly today: string;
}

const SECTIONS = [
  ["overview", "/"],
  ["groups", "/groups"],
  ["rotation", "/rotation"],
  ["matrix", "/matrix"],
  ["map", "/map"],
  ["articles", "/articles"],
  ["conflicts", "/conflicts"],
  ["coverage", "/coverage"],
  ["questions", "/questions"],
  ["sql", "/sql"],
  ["data", "/data"],
  ["review", "/review"],
] as const;

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ["vi", "Tiếng Việt"],
  ["en", "English"],
];

/** A whole page: navigation, what it shows, how to have it as data, how to cite it, and where it comes from. */
export function layout(visit: Visit, page: Page, imprint: Imprint): Html {
  const { language, words } = visit;
  return html`${raw("<!doctype html>")}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${words.title}</title>
<link rel="stylesheet" href="/assets/explorer.css">
<link rel="icon" href="data:,">
<script src="/assets/htmx.js" defer></script>
<script src="/assets/explorer.js" defer></script>${
    visit.review === undefined
      ? ""
      : html`
<script src="/assets/review.js" defer></script>`
  }
</head>
<body>
<a class="skip" href="#content">${words.skip}</a>
<header>
<p class="brand"><a href="${visit.to("/")}">${words.title}</a></p>
<nav aria-label="${words.title}"><ul>${SECTIONS.filter(([name]) => name !== "review" || visit.review !== undefined).map(([name, path]) => sectionLink(visit, name, path))}</ul></nav>
<nav aria-label="${words.language}"><ul class="languages" id="languages">${LANGUAGES.map((one) => languageLink(visit, one))}</ul></nav>
</header>
<main id="content" tabindex="-1">
<h1><bdi>${page.title}</bdi></h1>
${page.body}
${page.tables.length > 0 ? exportsOf(visit, page) : ""}
${citation(visit, page, imprint)}
</main>
<footer><p>${words.footer.license} ${words.footer.changed}: ${imprint.changed ?? words.footer.none}. thidua ${imprint.program}</p></footer>
</body>
</html>`;
}

function sectionLink(visit: Visit, name: (typeof SECTIONS)[number][0], path: string): Html {
  const isHere = path === "/" ? visit.path === "/" : visit.path.startsWith(path);
  const here = isHere ? raw(' aria-current="page"') : "";
  return html`<li><a href="${visit.to(path)}"${here}>${visit.words.nav[name]}</a></li>`;
}

function languageLink(visit: Visit, [code, name]: readonly [Language, string]): Html {
  const query = visit.query.toString();
  const href = `/${code}${visit.path === "/" ? "/" : visit.path}${query === "" ? "" : `?${query}`}`;
  const here = code === visit.language ? raw(' aria-current="true"') : "";
  return html`<li><a href="${href}" lang="${code}" hreflang="${code}"${here}>${name}</a></li>`;
}

function exportsOf(visit: Visit, { chart }: Page): Html {
  const { words } = visit;
  const as = (format: string, name: string): Html =>
    html`<a href="${visit.to(`${visit.path === "/" ? "/overview" : visit.path}.${format}`)}${queryOf(visit)}">${name}</a>`;
  return html`<p class="exports" id="exports">${words.table.also} ${as("json", "JSON")} · ${as("csv", "CSV")}${chart === undefined ? "" : html` · ${as("svg", words.table.chart)}`}</p>`;
}

function queryOf({ query }: Visit): string {
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

function citation(
  visit: Visit,
  { title, source }: Page,
  { program, changed, today }: Imprint,
): Html {
  const { words } = visit;
  return html`<details class="cite" id="cite"><summary>${words.cite.heading}</summary><p><bdi>${title}</bdi>. ${source === undefined ? "" : html`<bdi>${source}</bdi>. `}${words.title}, ${words.cite.version} ${changed ?? words.footer.none}, ${words.cite.with} ${program}. ${visit.to(visit.path)}${queryOf(visit)} (${words.cite.seen} ${today}).</p></details>`;
}
