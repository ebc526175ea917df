-- Articles as they were read, and what they state. Nothing here is ever changed by hand: a newer reading of the same
-- source supersedes the older one, which stays.
CREATE TABLE snapshot (
  sha256 TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  byte_count INTEGER NOT NULL
) STRICT;

CREATE TABLE article (
  article_id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES snapshot (sha256),
  source TEXT NOT NULL,
  url TEXT,
  site TEXT,
  title TEXT NOT NULL,
  lead TEXT,
  byline TEXT,
  section TEXT,
  published_at TEXT,
  text TEXT NOT NULL,
  zones TEXT NOT NULL CHECK (json_valid (zones)),
  relevant INTEGER NOT NULL CHECK (relevant IN (0, 1)),
  extractor TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  superseded_by TEXT REFERENCES article (article_id)
) STRICT;

CREATE INDEX article_source ON article (source);
CREATE INDEX article_url ON article (url);

CREATE TABLE statement (
  statement_id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES article (article_id),
  report INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('subject', 'event', 'members', 'member', 'chair', 'award', 'figure', 'person')),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (json_valid (value)),
  rule TEXT,
  confidence REAL NOT NULL,
  UNIQUE (article_id, report, kind, position)
) STRICT;

CREATE INDEX statement_kind ON statement (kind, article_id, report);

CREATE TABLE proof (
  statement_id INTEGER NOT NULL REFERENCES statement (statement_id),
  position INTEGER NOT NULL,
  start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (statement_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE absence (
  article_id TEXT NOT NULL REFERENCES article (article_id),
  report INTEGER,
  field TEXT NOT NULL,
  reason TEXT NOT NULL,
  rule TEXT
) STRICT;

CREATE INDEX absence_article ON absence (article_id);

-- Folded text: no diacritics, one place for tone marks. remove_diacritics would never fold "đ", so the program folds.
CREATE VIRTUAL TABLE article_search USING fts5 (article_id UNINDEXED, title, text, tokenize = "unicode61 remove_diacritics 0");
