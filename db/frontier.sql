-- The addresses of a crawl and the hosts that they are on. A file of its own beside the archive: it may have millions of rows.
-- Which archive this is: a number of its own, by which a database knows how far it has read it.
CREATE TABLE archive (archive_id TEXT NOT NULL) STRICT;
INSERT INTO archive VALUES (lower(hex(randomblob(16))));

-- The files that this crawl wrote. What others lay beside them is never touched.
CREATE TABLE archive_file (name TEXT PRIMARY KEY) STRICT;

CREATE TABLE host (
  host_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- Nothing is asked of the host before.
  ready_at INTEGER NOT NULL DEFAULT 0,
  -- 1 while a request is under way; 2 where a run has nothing to ask of the host.
  taken INTEGER NOT NULL DEFAULT 0,
  -- Requests in a row that found no server.
  failures INTEGER NOT NULL DEFAULT 0,
  -- Addresses that are due: hosts without any are passed over.
  queued INTEGER NOT NULL DEFAULT 0,
  delay_ms INTEGER NOT NULL DEFAULT 0,
  blocked_until INTEGER NOT NULL DEFAULT 0,
  blocked_reason TEXT,
  robots BLOB,
  robots_status TEXT CHECK (robots_status IN ('read', 'none', 'unreachable')),
  robots_at INTEGER
) STRICT;

CREATE INDEX host_ready ON host (ready_at) WHERE queued > 0 AND taken = 0;

CREATE TABLE address (
  address_id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL,
  host_id INTEGER NOT NULL REFERENCES host (host_id),
  site TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('feed', 'sitemap', 'list', 'article')),
  -- queued: due; waiting: due at due_at; leased: being fetched; done; refused.
  state TEXT NOT NULL CHECK (state IN ('queued', 'waiting', 'leased', 'done', 'refused')),
  priority INTEGER NOT NULL,
  depth INTEGER NOT NULL,
  hops INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,
  revisit_ms INTEGER NOT NULL DEFAULT 21600000,
  found_at INTEGER NOT NULL,
  fetched_at INTEGER,
  status INTEGER,
  outcome TEXT,
  reason TEXT,
  etag TEXT,
  last_modified TEXT,
  digest TEXT
) STRICT;

CREATE INDEX address_queued ON address (host_id, priority DESC, address_id) WHERE state = 'queued';
CREATE INDEX address_waiting ON address (due_at) WHERE state = 'waiting';
CREATE INDEX address_retry ON address (due_at) WHERE state = 'waiting' AND attempts > 0;
CREATE INDEX address_leased ON address (address_id) WHERE state = 'leased';
CREATE INDEX address_state ON address (state);

-- How many addresses of a host are due is kept beside it, whoever changes an address.
CREATE TRIGGER address_added AFTER INSERT ON address WHEN new.state = 'queued'
BEGIN
  UPDATE host SET queued = queued + 1 WHERE host_id = new.host_id;
END;
CREATE TRIGGER address_changed AFTER UPDATE OF state ON address WHEN (old.state = 'queued') <> (new.state = 'queued')
BEGIN
  UPDATE host SET queued = queued + iif (new.state = 'queued', 1, -1), taken = iif (new.state = 'queued' AND taken = 2, 0, taken)
  WHERE host_id = new.host_id;
END;

-- Numbers are not used twice: a database remembers the last one that it read.
-- Every exchange that the archive holds and that was acknowledged. What stands in a file behind the last of them is cut off.
CREATE TABLE exchange (
  exchange_id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- None for a robots.txt.
  address_id INTEGER REFERENCES address (address_id),
  url TEXT NOT NULL,
  fetched_at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  digest TEXT,
  file TEXT NOT NULL,
  start_offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  end_offset INTEGER NOT NULL
) STRICT;

CREATE INDEX exchange_file ON exchange (file, end_offset);

-- One row for each job that crawled.
CREATE TABLE run (
  run_id INTEGER PRIMARY KEY,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  process_id INTEGER NOT NULL,
  sites TEXT NOT NULL CHECK (json_valid (sites)),
  counts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid (counts)),
  ended TEXT CHECK (ended IN ('done', 'interrupted', 'failed'))
) STRICT;
