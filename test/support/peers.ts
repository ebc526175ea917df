import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { Parser } from "htmlparser2";
import { parseHTML } from "linkedom";
import type { readPageBytes } from "../../src/pipeline/read-page.ts";
import { compiled } from "./compiled.ts";

/** A program that reads the text of an article off a page. */
export interface PageReader {
  readonly name: string;
  /** The text of the article; "" where it finds none. */
  readonly read: (page: Uint8Array, url?: string) => string | Promise<string>;
}

const TEXT: ReadonlySet<string> = new Set(["lead", "body", "quote"]);

function html(page: Uint8Array): string {
  return Buffer.from(page).toString("utf8");
}

const program = await compiled<{ readonly readPageBytes: typeof readPageBytes }>(
  "src/pipeline/read-page",
);

export const thidua: PageReader = {
  name: "thidua",
  read: (bytes, url) => {
    const page = program.readPageBytes(bytes, { url });
    const article = page.ok ? page.value.article : null;
    if (article === null) return "";
    return article.zones
      .filter(({ zone }) => TEXT.has(zone))
      .map(({ start, end }) => article.text.slice(start, end))
      .join("\n");
  },
};

export const readability: PageReader = {
  name: "Readability + linkedom",
  read: (bytes) => {
    // It is written for the DOM of a browser, which linkedom imitates.
    const { document } = parseHTML(html(bytes));
    return new Readability(document).parse()?.textContent ?? "";
  },
};

export const defuddle: PageReader = {
  name: "Defuddle + linkedom",
  read: async (bytes, url) => {
    const { document } = parseHTML(html(bytes));
    const { content } = await Defuddle(document, url ?? "https://example.vn/", { markdown: false });
    return textOfHtml(content);
  },
};

/** All readers of articles that are compared. */
export const READERS: readonly PageReader[] = [thidua, readability, defuddle];

/** What any reader has to do at the least: the parser alone, which gives no text. */
export const bareParser: PageReader = {
  name: "htmlparser2 alone",
  read: (bytes) => {
    new Parser({}).end(html(bytes));
    return "";
  },
};

/** The text of a piece of HTML, as one run. */
function textOfHtml(content: string): string {
  let text = "";
  const parser = new Parser({
    onopentagname: () => {
      text += " ";
    },
    ontext: (data) => {
      text += data;
    },
  });
  parser.end(content);
  return text;
}
