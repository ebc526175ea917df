import { describe, expect, it } from "vitest";
import { convertLegacy } from "../../src/parse/legacy-fonts.ts";
import { readPageBytes } from "../../src/pipeline/read-page.ts";
import { latin1, read, SENTENCE } from "../support/page.ts";

/** The text as it would be typed for a font: the conversion the other way round, by trying every sign. */
function typedFor(text: string, font: "tcvn3" | "vni"): string {
  const bases = ["", ..."aeoyuôöAEOYUÔÖ"];
  const signs = Array.from({ length: 128 }, (_, i) => String.fromCharCode(0x80 + i));
  const typed = new Map<string, string>();
  for (const base of font === "vni" ? bases : [""])
    for (const sign of signs) {
      const letter = convertLegacy(base + sign, font);
      if (letter !== base + sign && [...letter].length === 1 && !typed.has(letter))
        typed.set(letter, base + sign);
    }
  return [...text].map((letter) => typed.get(letter) ?? letter).join("");
}

describe("encodings", () => {
  const page = (text: string): string => `<html><body><h1>Tin</h1><p>${text}</p></body></html>`;

  it.each(["tcvn3", "vni"] as const)("reads %s by its letters", (font) => {
    const typed = typedFor(SENTENCE, font);
    expect(typed).not.toBe(SENTENCE);
    const { charset, article } = read(latin1(page(typed)));
    expect(charset).toBe(font);
    expect(article?.text).toContain(SENTENCE);
  });

  it("reads windows-1258, UTF-16, and UTF-8 that was read as windows-1252", () => {
    const utf16 = new Uint8Array(Buffer.from(page(SENTENCE), "utf16le"));
    expect(read(utf16).article?.text).toContain(SENTENCE);
    const wrong = new TextDecoder("windows-1252").decode(new TextEncoder().encode(SENTENCE));
    expect(read(page(wrong)).article?.text).toContain(SENTENCE);
  });

  it("believes the page where the server names the Western charset, as servers do unless told otherwise", () => {
    const html = `<meta charset="shift_jis"><html><body><h1>\u0083\u0065</h1><p>${"\u0083\u0065\u0083\u0058".repeat(40)}</p></body></html>`;
    const served = (charset: string): string | undefined => {
      const page = readPageBytes(latin1(html), { charset });
      return page.ok ? page.value.charset : undefined;
    };
    expect(served("iso-8859-1")).toBe("shift_jis");
    expect(served("windows-1251")).toBe("windows-1251");
  });

  it("reports bytes that fit nothing", () => {
    const noise = Uint8Array.from({ length: 300 }, (_, i) => 0x80 + ((i * 37) % 120));
    expect(readPageBytes(noise)).toMatchObject({ ok: false, problem: { code: "not-text" } });
  });
});
