const PROBLEMS: readonly (readonly [RegExp, string])[] = [
  [
    /^SQLITE_FULL/u,
    "the disk is full: nothing of the last article was written; make room and run the same command again",
  ],
  [/^SQLITE_NOTADB/u, "it is no SQLite database: name another file with --db"],
  [
    /^SQLITE_CORRUPT/u,
    "it is damaged: restore a backup, or name a new file with --db and ingest again",
  ],
  [
    /^SQLITE_(?:BUSY|LOCKED)/u,
    "another program is writing to it: wait until it is done and try again",
  ],
  [
    /^SQLITE_(?:CANTOPEN|IOERR)/u,
    "it cannot be opened: check that the folder exists and can be written",
  ],
  [
    /^SQLITE_READONLY/u,
    "it cannot be written, or its folder cannot (reading needs that too, for the write-ahead log): check permissions, or copy it",
  ],
];

/** What a failure of SQLite means and what to do, or undefined where the error is none of SQLite's. */
export function databaseProblem(error: unknown, path: string): string | undefined {
  if (error instanceof TypeError && error.message.startsWith("Cannot open database"))
    return `${path}: its folder does not exist; make the folder, or name another file with --db`;
  if (!(error instanceof Error && error.name === "SqliteError" && "code" in error))
    return undefined;
  const code = String(error.code);
  const known = PROBLEMS.find(([pattern]) => pattern.test(code));
  return `${path}: ${known?.[1] ?? error.message}`;
}
