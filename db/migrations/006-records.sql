-- The record of a web archive (WARC) that a page's bytes were read from: a server's answer as it was sent.
CREATE TABLE snapshot_record (
  sha256 TEXT PRIMARY KEY REFERENCES snapshot (sha256),
  folder TEXT NOT NULL,
  file TEXT NOT NULL,
  url TEXT NOT NULL,
  -- As the record has it.
  fetched_at TEXT NOT NULL,
  -- Of the packed record; none for a file of another program, which is looked through.
  start_offset INTEGER,
  length INTEGER
) STRICT;
