-- 'CORR': tells our databases from other programs'.
PRAGMA application_id = 0x434F5252;

-- A publisher's channel. A source that left the configuration is kept with `removed_at`.
CREATE TABLE sources (
    id              INTEGER PRIMARY KEY,
    name            TEXT    NOT NULL UNIQUE,
    url             TEXT    NOT NULL,           -- as configured
    moved_to        TEXT,                       -- where `url` redirects permanently
    kind            TEXT    NOT NULL CHECK (kind IN ('feed', 'article')),
    schedule        TEXT    NOT NULL,           -- JSON
    language        TEXT,
    timezone        TEXT,
    origin          TEXT    NOT NULL CHECK (origin IN ('file', 'database')),
    title           TEXT,
    added_at        INTEGER NOT NULL,
    removed_at      INTEGER,
    etag            TEXT,
    last_modified   TEXT,
    next_poll_at    INTEGER NOT NULL,
    last_poll_at    INTEGER,
    last_success_at INTEGER,
    failures        INTEGER NOT NULL DEFAULT 0, -- in a row
    failing_since   INTEGER,
    told_failing    INTEGER NOT NULL DEFAULT 0,
    last_error      TEXT,
    baseline_at     INTEGER                     -- the first successful read
) STRICT;
CREATE INDEX sources_due ON sources (next_poll_at) WHERE removed_at IS NULL;

-- A page being watched.
CREATE TABLE articles (
    id            INTEGER PRIMARY KEY,
    source        INTEGER NOT NULL REFERENCES sources (id), -- the one it is watched for
    url           TEXT    NOT NULL,             -- where it is fetched
    identity      TEXT    NOT NULL UNIQUE,
    host          TEXT    NOT NULL,             -- scheme, name and port of `url`
    title         TEXT,
    language      TEXT,
    added_at      INTEGER NOT NULL,
    visits        INTEGER NOT NULL DEFAULT 0,
    next_check_at INTEGER NOT NULL,
    asked_at      INTEGER,                      -- when a changed entry last asked for a check
    last_check_at INTEGER,
    etag          TEXT,
    last_modified TEXT,
    failures      INTEGER NOT NULL DEFAULT 0,
    last_error    TEXT,
    gone_since    INTEGER,
    gone_looks    INTEGER NOT NULL DEFAULT 0,
    withdrawn_at  INTEGER,
    unstable_at   INTEGER,
    flips         INTEGER NOT NULL DEFAULT 0,
    last_edit_at  INTEGER
) STRICT;
CREATE INDEX articles_due ON articles (next_check_at);
CREATE INDEX articles_source ON articles (source);

-- Every address that an article is known by, in canonical form.
CREATE TABLE addresses (
    address  TEXT    PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES articles (id),
    added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX addresses_article ON addresses (article);

-- What the sources listed, as last seen.
CREATE TABLE entries (
    id            INTEGER PRIMARY KEY,
    source        INTEGER NOT NULL REFERENCES sources (id),
    entry         TEXT    NOT NULL,             -- its id within the source
    article       INTEGER REFERENCES articles (id),
    url           TEXT,
    title         TEXT,
    language      TEXT,
    published_at  INTEGER,
    updated_at    INTEGER,
    fingerprint   TEXT    NOT NULL,             -- of title, summary, `updated` and URL
    first_seen_at INTEGER NOT NULL,
    changed_at    INTEGER,
    UNIQUE (source, entry)
) STRICT;
CREATE INDEX entries_article ON entries (article);

-- The same document in other languages.
CREATE TABLE siblings (
    article  INTEGER NOT NULL REFERENCES articles (id),
    language TEXT    NOT NULL,
    url      TEXT    NOT NULL,
    PRIMARY KEY (article, language, url)
) STRICT, WITHOUT ROWID;

-- Responses worth keeping. `body` is a zstd frame, made against the body of `base` where there is one;
-- it stands last, so that a scan of the other columns never reads it.
CREATE TABLE captures (
    id           INTEGER PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES articles (id),
    at           INTEGER NOT NULL,
    status       INTEGER NOT NULL,
    url          TEXT    NOT NULL,
    headers      TEXT    NOT NULL,              -- JSON, as received
    content_type TEXT,
    sha256       TEXT    NOT NULL,              -- of the body as received, after content decoding
    size         INTEGER NOT NULL,              -- of the same, in bytes
    base         INTEGER REFERENCES captures (id),
    depth        INTEGER NOT NULL,              -- links to the next full body
    body         BLOB    NOT NULL
) STRICT;
CREATE INDEX captures_article ON captures (article);
CREATE INDEX captures_base ON captures (base) WHERE base IS NOT NULL;

-- Distinct contents of an article.
CREATE TABLE versions (
    id            INTEGER PRIMARY KEY,
    article       INTEGER NOT NULL REFERENCES articles (id),
    number        INTEGER,                      -- from 1 without a gap; NULL while unconfirmed
    capture       INTEGER NOT NULL REFERENCES captures (id),
    extractor     TEXT    NOT NULL,
    technical     INTEGER NOT NULL,
    chain         TEXT,                         -- NULL while unconfirmed
    first_seen_at INTEGER NOT NULL,
    last_seen_at  INTEGER NOT NULL,
    seen_count    INTEGER NOT NULL DEFAULT 1,
    confirm_at    INTEGER,
    mismatches    INTEGER NOT NULL DEFAULT 0,
    content       TEXT    NOT NULL,             -- JSON of the extraction
    UNIQUE (article, number)
) STRICT;
CREATE INDEX versions_capture ON versions (capture);
CREATE INDEX versions_unconfirmed ON versions (article) WHERE number IS NULL;

-- What changed between two consecutive versions.
CREATE TABLE revisions (
    id           TEXT    PRIMARY KEY,
    article      INTEGER NOT NULL REFERENCES articles (id),
    from_version INTEGER NOT NULL REFERENCES versions (id),
    to_version   INTEGER NOT NULL REFERENCES versions (id),
    detected_at  INTEGER NOT NULL,
    disclosure   TEXT    NOT NULL,
    significance INTEGER NOT NULL CHECK (significance BETWEEN 0 AND 3), -- none, cosmetic, minor, substantive
    content      TEXT    NOT NULL               -- JSON of the revision
) STRICT;
CREATE INDEX revisions_detected ON revisions (detected_at);
CREATE INDEX revisions_article ON revisions (article, detected_at);
CREATE INDEX revisions_from ON revisions (from_version);
CREATE INDEX revisions_to ON revisions (to_version);

-- What was told, word for word.
CREATE TABLE events (
    id      TEXT    PRIMARY KEY,
    kind    TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    source  TEXT    NOT NULL,                   -- its name
    article INTEGER REFERENCES articles (id),
    content TEXT    NOT NULL                    -- JSON of the event
) STRICT;
CREATE INDEX events_at ON events (at);
CREATE INDEX events_article ON events (article) WHERE article IS NOT NULL;

-- Where events go, by name; filled as needed.
CREATE TABLE sinks (
    id   INTEGER PRIMARY KEY,
    name TEXT    NOT NULL UNIQUE
) STRICT;

-- One event for one sink.
CREATE TABLE deliveries (
    id              INTEGER PRIMARY KEY,
    event           TEXT    NOT NULL REFERENCES events (id),
    sink            INTEGER NOT NULL REFERENCES sinks (id),
    state           TEXT    NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
    attempts        INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    next_attempt_at INTEGER,                    -- NULL unless pending
    claimed         INTEGER NOT NULL DEFAULT 0, -- an attempt is under way, or was when its process ended
    CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL)),
    UNIQUE (event, sink)
) STRICT;
CREATE INDEX deliveries_due ON deliveries (next_attempt_at) WHERE state = 'pending';

-- Every try of a delivery.
CREATE TABLE attempts (
    id       INTEGER PRIMARY KEY,
    delivery INTEGER NOT NULL REFERENCES deliveries (id),
    at       INTEGER NOT NULL,
    status   INTEGER,                           -- of the answer, where there was one
    error    TEXT,
    took_ms  INTEGER NOT NULL
) STRICT;
CREATE INDEX attempts_delivery ON attempts (delivery);
