-- A print of what was written of a group's year: only years of which something else is worked out are written again.
CREATE TABLE year_print (
  group_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  print TEXT NOT NULL,
  PRIMARY KEY (group_id, year)
) STRICT, WITHOUT ROWID;

-- The few years for which texts disagree.
CREATE INDEX term_disputed ON term (group_id, year) WHERE role = 'chair' AND other_texts > 0;
