-- The number of a statement that is gone is never given to another one.
CREATE TABLE new_statement (
  statement_id INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id TEXT NOT NULL REFERENCES article (article_id),
  report INTEGER,
  kind TEXT NOT NULL CHECK (kind IN ('subject', 'event', 'members', 'member', 'chair', 'award', 'figure', 'person')),
  position INTEGER NOT NULL,
  value TEXT NOT NULL CHECK (json_valid (value)),
  rule TEXT,
  confidence REAL NOT NULL,
  UNIQUE (article_id, report, kind, position)
) STRICT;

INSERT INTO new_statement SELECT * FROM statement;
DROP TABLE statement;
ALTER TABLE new_statement RENAME TO statement;
CREATE INDEX statement_kind ON statement (kind, article_id, report);

-- What a person put right counts as that person's word, and what was said stays on record.
DROP TABLE effective_chair;

CREATE TABLE effective_chair (
  statement_id INTEGER NOT NULL,
  standing TEXT NOT NULL CHECK (standing IN ('said', 'corrected', 'overruled')),
  article_id TEXT NOT NULL,
  report INTEGER NOT NULL,
  role TEXT NOT NULL,
  status TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  is_reviewed INTEGER NOT NULL,
  is_correction INTEGER NOT NULL,
  PRIMARY KEY (statement_id, standing)
) STRICT, WITHOUT ROWID;

CREATE INDEX effective_chair_article ON effective_chair (article_id, report);

-- How the reports of an article name a unit; the fullest of all names stands in the table of units.
CREATE TABLE unit_name (
  unit_id TEXT NOT NULL,
  -- The fullest first.
  shortness INTEGER NOT NULL,
  name TEXT NOT NULL,
  article_id TEXT NOT NULL,
  body TEXT,
  place TEXT,
  province_id TEXT,
  PRIMARY KEY (unit_id, shortness, name, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_name_article ON unit_name (article_id);

DROP TABLE term_statement;

CREATE TABLE term_statement (
  group_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  role TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  statement_id INTEGER NOT NULL,
  standing TEXT NOT NULL,
  PRIMARY KEY (group_id, year, role, unit_id, statement_id)
) STRICT, WITHOUT ROWID;

-- Whether a mark is common is asked of the marks themselves, so that it can become telling again.
DROP TABLE common_mark;

-- Texts with so few marks that copies of them share few.
CREATE TABLE short_text (
  article_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Which report of its article a decision is about: two may state the same.
ALTER TABLE decision ADD COLUMN report INTEGER;
CREATE INDEX decision_state_statement ON decision_state (statement_id);

-- What read a page, and what it was served with: to read its bytes again, in the same way or by newer rules.
ALTER TABLE article ADD COLUMN parser TEXT;
ALTER TABLE article ADD COLUMN served_url TEXT;
ALTER TABLE article ADD COLUMN served_charset TEXT;

-- The row of an article in the full-text index, which has no key of its own.
ALTER TABLE article ADD COLUMN search_row INTEGER;

UPDATE article
SET search_row = s.search_row
FROM (SELECT rowid AS search_row, article_id FROM article_search) s
WHERE s.article_id = article.article_id;

-- Whether an article states the province of a group, or it is that of the paper.
ALTER TABLE emulation_group ADD COLUMN province_basis TEXT CHECK (province_basis IN ('stated', 'members', 'paper'));

-- What a province was split off, on its first day.
ALTER TABLE province ADD COLUMN origin_id TEXT;

-- What is known of a group at all, counted when its years are.
ALTER TABLE emulation_group ADD COLUMN first_year INTEGER;
ALTER TABLE emulation_group ADD COLUMN last_year INTEGER;
ALTER TABLE emulation_group ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
ALTER TABLE emulation_group ADD COLUMN texts INTEGER NOT NULL DEFAULT 0;

-- Analysts ask for a group by its number and sector, or by its label.
CREATE INDEX emulation_group_number ON emulation_group (number, sector);
CREATE INDEX emulation_group_label ON emulation_group (label);

-- The version of the rules by which the dataset was worked out; another one works it out anew.
CREATE TABLE consolidator (
  version TEXT NOT NULL
) STRICT;

CREATE INDEX article_sha256 ON article (sha256);
CREATE INDEX article_superseded ON article (superseded_by) WHERE superseded_by IS NOT NULL;
