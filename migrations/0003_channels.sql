-- What stands at a source's address, in the words that `kind` does not have; NULL where `kind` says it.
ALTER TABLE sources ADD COLUMN channel TEXT CHECK (channel IN ('auto', 'feed', 'sitemap', 'listing'));
-- A CSS selector: the links of a listing page that lead to articles. NULL where they are found.
ALTER TABLE sources ADD COLUMN links TEXT;
-- How it was read last, in words: `feed`, `feed, repaired`, `sitemap`.
ALTER TABLE sources ADD COLUMN read_as TEXT;
-- What of the last read is worth knowing, in one sentence.
ALTER TABLE sources ADD COLUMN note TEXT;
-- Entries that were noted without being watched: more came at once than a source may begin.
ALTER TABLE sources ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;

-- The fingerprint without the date: an entry may be renewed without being changed. NULL in older rows.
ALTER TABLE entries ADD COLUMN undated TEXT;
CREATE INDEX entries_url ON entries (source, url);

-- The sitemaps that an index names, as last seen.
CREATE TABLE sitemaps (
    source        INTEGER NOT NULL REFERENCES sources (id),
    url           TEXT    NOT NULL,
    lastmod_at    INTEGER,                      -- by the index's word
    etag          TEXT,
    last_modified TEXT,
    validated_url TEXT,                         -- the address that gave both; NULL for `url`
    read_at       INTEGER,                      -- NULL where it was never read
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
