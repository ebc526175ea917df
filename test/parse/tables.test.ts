import { describe, expect, it } from "vitest";
import { BODY, read, SENTENCE } from "../support/page.ts";

describe("tables and lists", () => {
  const zones = (html: string): readonly string[] => {
    const { article } = read(
      `<html><body><h1>Tổng kết</h1><div>${BODY}${html}</div></body></html>`,
    );
    return (article?.zones ?? []).map(({ start, end }) => article?.text.slice(start, end) ?? "");
  };
  const row = (...cells: readonly string[]): string =>
    `<tr>${cells.map((cell) => `<td><p>${cell}</p></td>`).join("")}</tr>`;

  it("reads a row of data as one line, empty cells left out", () => {
    const table = `<table>${row("Năm", "Cụm trưởng", "")}${row("2021", "Nam Định", "Thái Bình")}</table>`;
    const read = zones(table);
    expect(read).toContain("Năm | Cụm trưởng");
    expect(read).toContain("2021 | Nam Định | Thái Bình");
  });

  it("parts paragraphs of a cell by a space, and keeps the place of an empty cell", () => {
    const read = zones(
      `<table>${row("Nguyễn Văn A</p><p>Hà Nội", "", "Nhất")}${row("Lê Thị B", "x", "Nhì")}<tr><td colspan=2>Tổng</td><td>2</td></tr></table>`,
    );
    expect(read).toContain("Nguyễn Văn A Hà Nội | | Nhất");
    expect(read).toContain("Lê Thị B | x | Nhì");
  });

  it("reads the cells of a table that lays out a page as what they hold", () => {
    const [first, second] = ["Sáng", "Chiều"].map((part) => `${part} 9-7, ${SENTENCE} ${SENTENCE}`);
    const read = zones(
      `<table>${row(first ?? "", second ?? "")}${row(second ?? "", first ?? "")}</table>`,
    );
    expect(read).toContain(first);
    expect(read.join("")).not.toContain(" | ");
  });

  it("reads the items of a list one by one", () => {
    const read = zones(
      "<ul><li>Ban Tổ chức Tỉnh ủy Hà Nam;</li><li>Ban Tổ chức Tỉnh ủy Nam Định.</li></ul>",
    );
    expect(read).toContain("Ban Tổ chức Tỉnh ủy Hà Nam;");
  });
});
