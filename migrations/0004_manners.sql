-- The address that gave `etag` and `last_modified`: no other is sent them. NULL is the address asked.
ALTER TABLE sources ADD COLUMN validated_url TEXT;
ALTER TABLE articles ADD COLUMN validated_url TEXT;

-- How often the feed wants to be asked, JSON.
ALTER TABLE sources ADD COLUMN rhythm TEXT;

-- When the source said that it is gone for good (410): it is polled no more.
ALTER TABLE sources ADD COLUMN ended_at INTEGER;

-- What must be remembered of hosts between two runs.
CREATE TABLE hosts (
    host      TEXT    PRIMARY KEY,              -- scheme, name and port
    awake_at  INTEGER,                          -- the end of the rest that it asked for
    robots    TEXT,                             -- JSON of the rules of its robots.txt
    robots_at INTEGER                           -- when that was received
) STRICT, WITHOUT ROWID;
