-- When sources edit their articles: edits seen, and edits that published averages let expect, by counter
-- (`Habits::tallies` numbers them). Source 0 is all sources together.
CREATE TABLE habits (
    source   INTEGER NOT NULL,
    counter  INTEGER NOT NULL,
    edits    REAL    NOT NULL,
    expected REAL    NOT NULL,
    PRIMARY KEY (source, counter)
) STRICT, WITHOUT ROWID;

-- Looks at a host's articles on one day, and on the day before.
CREATE TABLE loads (
    host          TEXT    PRIMARY KEY,          -- scheme, name and port
    day           INTEGER NOT NULL,             -- days since 1970, UTC
    made          REAL    NOT NULL,
    wanted        REAL    NOT NULL,             -- those that would have been made without a budget
    made_before   REAL    NOT NULL,
    wanted_before REAL    NOT NULL
) STRICT, WITHOUT ROWID;
