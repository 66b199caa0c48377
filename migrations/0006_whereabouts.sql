-- An article that is continued in another one, under the address that both have now: its versions stay here.
ALTER TABLE articles ADD COLUMN part_of INTEGER REFERENCES articles (id);
-- The first of the looks in a row that brought no answer.
ALTER TABLE articles ADD COLUMN failing_since INTEGER;
-- The digest of a text that has nothing in common with the article's, as last seen in its place.
ALTER TABLE articles ADD COLUMN strange INTEGER;
CREATE INDEX articles_strange ON articles (strange) WHERE strange IS NOT NULL;

-- Most articles of the source do not answer; and since when they do again.
ALTER TABLE sources ADD COLUMN down_since INTEGER;
ALTER TABLE sources ADD COLUMN recovered_at INTEGER;

-- Since when the source no longer lists the entry.
ALTER TABLE entries ADD COLUMN missing_since INTEGER;
CREATE INDEX entries_listed ON entries (source) WHERE missing_since IS NULL;

-- What alike texts have in common: values of `compare::sketch` of each article's newest version.
CREATE TABLE sketches (
    value   INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id),
    PRIMARY KEY (value, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX sketches_article ON sketches (article);

-- Events of one kind that a whole site caused are one wave: the id of the event that tells of all.
ALTER TABLE events ADD COLUMN wave TEXT;
-- Which events may be one wave: of moves, those to the same part of the site.
ALTER TABLE events ADD COLUMN strand TEXT;
CREATE INDEX events_source ON events (source, kind, strand, at);
