const NEEDS_QUOTES = /[",\n\r]/u;

/** Rows as CSV (RFC 4180, "\n" line ends); empty for null and undefined. */
export function formatCsv(rows: readonly (readonly unknown[])[]): string {
  return rows.map((row) => row.map(csvCell).join(",")).join("\n");
}

function csvCell(value: unknown): string {
  const text = value === null || value === undefined ? "" : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
