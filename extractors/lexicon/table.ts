/** One row of a lexicon table: column name → cell. */
export type Row = Readonly<Record<string, string>>;

/**
 * Rows of a tab-separated table: lines starting with "#" are comments, the first other line names the columns, cells
 * that a line leaves off are empty. Throws on a row with more cells than columns: the table is broken.
 */
export function parseTable(source: string, name: string): readonly Row[] {
  const lines = source.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const [header = "", ...body] = lines;
  const columns = header.split("\t");
  return body.map((line) => {
    const cells = line.split("\t");
    if (cells.length > columns.length)
      throw new Error(`${name}: more cells than columns in line "${line}"`);
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]?.trim() ?? ""]));
  });
}

/** The forms of a row: its name and its aliases, which stand in one cell with "|" between them. */
export function formsOf(row: Row): readonly string[] {
  const aliases = (row["aliases"] ?? "").split("|").filter((alias) => alias !== "");
  return [row["name"] ?? "", ...aliases];
}
