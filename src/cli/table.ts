const SPACE = / +/u;

/** Lines of a table with two spaces between columns; cells wrap at words to the widths given. */
export function formatTable(
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): readonly string[] {
  return rows.flatMap((row) => {
    const cells = widths.map((width, i) => wrap(row[i] ?? "", width));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((width, i) => (cells[i]?.[line] ?? "").padEnd(width))
        .join("  ")
        .trimEnd(),
    );
  });
}

/** Text broken at spaces into lines of at most `width` characters; a longer word is cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(SPACE).flatMap((one) => chunks(one, width))) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function chunks(word: string, width: number): readonly string[] {
  if (word.length <= width) return [word];
  return Array.from({ length: Math.ceil(word.length / width) }, (_, i) =>
    word.slice(i * width, (i + 1) * width),
  );
}
