-- What is worked out from the statements of many articles. But for decisions all of it can be thrown away and made anew.

-- Articles whose statements or decisions changed since they were last worked out.
CREATE TABLE consolidation_queue (
  article_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

INSERT INTO consolidation_queue SELECT article_id FROM article;

-- Shingles by which copies of a text are found; what too many articles share is common, and no mark.
CREATE TABLE text_mark (
  mark INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  PRIMARY KEY (mark, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX text_mark_article ON text_mark (article_id);

CREATE TABLE common_mark (
  mark INTEGER PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Two articles that are one text; each pair stands in both directions.
CREATE TABLE copy_pair (
  article_id TEXT NOT NULL,
  other_id TEXT NOT NULL,
  PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE text_member (
  article_id TEXT PRIMARY KEY,
  text_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('original', 'copy', 'excerpt', 'altered')),
  share REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX text_member_text ON text_member (text_id);

CREATE TABLE province (
  province_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  successor_id TEXT,
  -- The one of the 34 that holds its area now.
  now_id TEXT NOT NULL,
  now_name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  unit_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  body TEXT,
  place TEXT,
  province_id TEXT
) STRICT, WITHOUT ROWID;

-- One report of one article that names a group.
CREATE TABLE sighting (
  article_id TEXT NOT NULL,
  report INTEGER NOT NULL,
  profile_key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid (value)),
  year INTEGER,
  PRIMARY KEY (article_id, report)
) STRICT, WITHOUT ROWID;

CREATE INDEX sighting_profile ON sighting (profile_key);

CREATE TABLE profile (
  profile_key TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid (value)),
  group_id TEXT,
  reasons TEXT CHECK (json_valid (reasons))
) STRICT, WITHOUT ROWID;

CREATE INDEX profile_group ON profile (group_id);
CREATE INDEX profile_form ON profile (form);

CREATE TABLE emulation_group (
  group_id TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  form TEXT NOT NULL,
  number INTEGER,
  sector TEXT,
  region TEXT,
  province TEXT,
  province_id TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE group_succession (
  from_id TEXT NOT NULL,
  to_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('renumbered', 're-formed')),
  shared INTEGER NOT NULL,
  of INTEGER NOT NULL,
  PRIMARY KEY (from_id, to_id)
) STRICT, WITHOUT ROWID;

-- Facts as they count, decisions applied.
CREATE TABLE effective_chair (
  statement_id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  report INTEGER NOT NULL,
  role TEXT NOT NULL,
  status TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  is_reviewed INTEGER NOT NULL,
  is_correction INTEGER NOT NULL
) STRICT;

CREATE INDEX effective_chair_article ON effective_chair (article_id, report);

CREATE TABLE effective_member (
  statement_id INTEGER PRIMARY KEY,
  article_id TEXT NOT NULL,
  report INTEGER NOT NULL,
  unit_id TEXT NOT NULL
) STRICT;

CREATE INDEX effective_member_article ON effective_member (article_id, report);

CREATE TABLE term (
  group_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('chair', 'deputy')),
  -- Empty where texts disagree and no rule settles it.
  unit_id TEXT NOT NULL,
  successor_id TEXT,
  support TEXT NOT NULL,
  resolution TEXT NOT NULL,
  basis TEXT NOT NULL,
  chain TEXT NOT NULL,
  texts INTEGER NOT NULL,
  other_texts INTEGER NOT NULL,
  statement_id INTEGER,
  PRIMARY KEY (group_id, year, role, unit_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX term_unit ON term (unit_id);

-- Every unit that a text names for a year, chosen or not.
CREATE TABLE term_side (
  group_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  role TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  is_chosen INTEGER NOT NULL,
  texts INTEGER NOT NULL,
  elected INTEGER NOT NULL,
  held INTEGER NOT NULL,
  PRIMARY KEY (group_id, year, role, unit_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE term_statement (
  group_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  role TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  statement_id INTEGER NOT NULL,
  PRIMARY KEY (group_id, year, role, unit_id, statement_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
  group_id TEXT NOT NULL,
  unit_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  texts INTEGER NOT NULL,
  statement_id INTEGER NOT NULL,
  PRIMARY KEY (group_id, unit_id, year)
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_unit ON membership (unit_id);

CREATE TABLE group_year (
  group_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  texts INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('named', 'disputed', 'not-named', 'no-article')),
  PRIMARY KEY (group_id, year)
) STRICT, WITHOUT ROWID;

-- What people decided. Rows are only ever added.
CREATE TABLE decision (
  decision_id INTEGER PRIMARY KEY,
  decided_at TEXT NOT NULL,
  reviewer TEXT NOT NULL CHECK (reviewer <> ''),
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'correct', 'reject', 'unsure', 'merge', 'split', 'undo')),
  reason TEXT NOT NULL,
  -- For a fact: where it stands, and the fact as it was then.
  article_id TEXT,
  kind TEXT,
  value TEXT CHECK (json_valid (value)),
  evidence TEXT CHECK (json_valid (evidence)),
  correction TEXT CHECK (json_valid (correction)),
  -- For groups: the reports that are to be one group, or a group of their own, each as [article, report].
  reports TEXT CHECK (json_valid (reports)),
  -- The decision that is taken back.
  undoes INTEGER,
  extractor TEXT NOT NULL
) STRICT;

CREATE INDEX decision_article ON decision (article_id);
CREATE INDEX decision_undoes ON decision (undoes);

CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are never deleted'); END;

-- What became of a decision: the fact of today that it is about, or that it must be looked at again.
CREATE TABLE decision_state (
  decision_id INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('applied', 'stale', 'settled')),
  statement_id INTEGER
) STRICT;
