-- What is known to move by itself on a host. A forgotten pattern is kept: it mutes nothing and is not
-- learned again.
CREATE TABLE noise (
    id           INTEGER PRIMARY KEY,
    host         TEXT    NOT NULL,              -- scheme, name and port
    article      INTEGER REFERENCES articles (id) ON DELETE CASCADE, -- NULL: all articles of the host
    kind         TEXT    NOT NULL CHECK (kind IN ('numbers', 'opening', 'variants')),
    place        TEXT    NOT NULL,
    skeleton     TEXT    NOT NULL,
    before       TEXT,                          -- an example
    after        TEXT,
    origin       TEXT    NOT NULL CHECK (origin IN ('learned', 'taught')),
    reason       TEXT    NOT NULL,              -- from what, in words
    learned_at   INTEGER NOT NULL,
    forgotten_at INTEGER
) STRICT;
CREATE UNIQUE INDEX noise_skeleton ON noise (host, kind, place, skeleton, coalesce(article, 0));
CREATE INDEX noise_article ON noise (article) WHERE article IS NOT NULL;

-- What moved at the last fetches in a row of an article, and is not known to be noise yet.
CREATE TABLE moves (
    article  INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    host     TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    place    TEXT    NOT NULL,
    skeleton TEXT    NOT NULL,
    fetches  INTEGER NOT NULL,                  -- in a row
    quick    INTEGER NOT NULL,                  -- of them the confirming fetch of a suspicion
    swaps    INTEGER NOT NULL,                  -- of them with other words, neither come nor gone
    before   TEXT,
    after    TEXT,
    PRIMARY KEY (article, kind, place, skeleton)
) STRICT, WITHOUT ROWID;
CREATE INDEX moves_host ON moves (host);

-- The same edit on several articles of a host: who has it, and whether it was told as the site's.
CREATE TABLE shared_edits (
    host    TEXT    NOT NULL,
    digest  TEXT    NOT NULL,                   -- of its wordings
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    at      INTEGER NOT NULL,                   -- first sight on this article
    told    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (host, digest, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_edits_article ON shared_edits (article);
CREATE INDEX shared_edits_at ON shared_edits (at);
CREATE INDEX articles_host ON articles (host, last_check_at);
