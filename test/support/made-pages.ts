import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const GOLD = fileURLToPath(new URL("../../corpus/gold/", import.meta.url));

const annotated = z.object({
  page: z.object({
    host: z.string(),
    path: z.string(),
    publishedAt: z.string().nullable(),
    title: z.string(),
    lead: z.string().nullish(),
    byline: z.string().nullish(),
    blocks: z.array(z.object({ kind: z.string(), text: z.string() })),
    related: z.array(z.string()).default([]),
  }),
});
type Written = z.infer<typeof annotated>["page"];

let written: readonly Written[] | undefined;

function articles(): readonly Written[] {
  written ??= readdirSync(GOLD)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => annotated.parse(JSON.parse(readFileSync(`${GOLD}${name}`, "utf8"))).page);
  return written;
}

/** A page of a paper of today: the article is a small part of it. */
export interface MadePage {
  readonly name: string;
  readonly url: string;
  readonly html: string;
}

/** Menus, boxes, scripts: what a paper's page has around its article, about 60 kB. */
const HEAD = `<meta charset="utf-8"><style>${".box-news .item a{color:#222;display:block}\n".repeat(150)}</style><script>${"window.dataLayer=window.dataLayer||[];function track(n){dataLayer.push({event:n})}\n".repeat(120)}</script>`;
const MENU = `<nav class="menu"><ul>${Array.from({ length: 80 }, (_, i) => `<li><a href="/muc-${i}" title="Chuyên mục ${i}">Chuyên mục ${i}</a></li>`).join("")}</ul></nav>`;
const FOOTER = `<footer class="footer">${Array.from({ length: 60 }, (_, i) => `<div class="col"><p><a href="/trang-${i}">Trang ${i}</a></p></div>`).join("")}<p>Giấy phép số 000/GP. Không sao chép khi chưa được đồng ý.</p></footer>`;

/** The n-th page: an annotated article of the corpus in a paper's layout, its address and last words other than those of every other page. */
export function madePage(n: number): MadePage {
  const all = articles();
  const article = all[n % all.length];
  if (article === undefined) throw new Error("The corpus has no articles");
  const { host, path, publishedAt, title, lead, byline, blocks, related } = article;
  const url = `https://${host}${path.replace(/\.\w+$/u, "")}-${n}.html`;
  const body = blocks
    .map(({ kind, text }) =>
      kind === "caption"
        ? `<figure><img src="/anh-${n}.jpg" alt=""><figcaption>${text}</figcaption></figure>`
        : `<p>${text}</p>`,
    )
    .join("\n");
  const boxes = Array.from(
    { length: 60 },
    (_, i) =>
      `<div class="item"><h3><a href="/tin-${n}-${i}.html">${related[i % Math.max(1, related.length)] ?? "Tin trong ngày"} ${i}</a></h3><span class="time">0${i % 10}:15</span></div>`,
  ).join("\n");
  const html = `<!doctype html><html lang="vi"><head>${HEAD}<title>${title}</title><meta property="og:title" content="${title}"><meta property="article:published_time" content="${publishedAt ?? ""}"></head>
<body>${MENU}<main><article class="article"><h1 class="title">${title}</h1>${lead ? `<p class="sapo"><strong>${lead}</strong></p>` : ""}<div class="content">${body}<p class="author">${byline ?? ""}</p></div></article>
<aside class="box-news">${boxes}</aside></main>${FOOTER}<!-- ${n} --></body></html>`;
  return { name: `${String(n).padStart(6, "0")}.html`, url, html };
}
