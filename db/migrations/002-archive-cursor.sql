-- How far the exchanges of an archive have been read into this database: the last one, by its number in the archive's frontier.
CREATE TABLE archive_cursor (
  archive TEXT PRIMARY KEY,
  exchange_id INTEGER NOT NULL
) STRICT;
