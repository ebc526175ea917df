import type { Page } from "../../src/model/page.ts";
import { readPageBytes } from "../../src/pipeline/read-page.ts";

/** A sentence that makes a paragraph, and two such paragraphs. */
export const SENTENCE =
  "Chiều 10-12, tại Thái Bình, Cụm thi đua số III tổng kết công tác năm 2021; hội nghị bầu Ban Tổ chức Tỉnh ủy Nam Định làm Cụm trưởng.";
export const BODY = `<p>${SENTENCE}</p><p>${SENTENCE.replace("Chiều", "Sáng")}</p>`;

/** A page read; throws where it cannot be. */
export function read(html: string | Uint8Array, url?: string): Page {
  const bytes = typeof html === "string" ? new TextEncoder().encode(html) : html;
  const page = readPageBytes(bytes, { url });
  if (!page.ok) throw new Error(page.problem.message);
  return page.value;
}

/** One byte a character: what a page typed for a font, or in a code page, is made of. */
export function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
