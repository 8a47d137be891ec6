-- Recovery: the paper kit and the board's shares, to whom they went and when they were last tried.
-- Neither a kit nor a share is kept in any table.

CREATE TABLE paper_kit (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    slot    TEXT NOT NULL CHECK (slot <> ''),
    place   TEXT NOT NULL,
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
    made_by TEXT NOT NULL CHECK (made_by <> '')
) STRICT;

CREATE TABLE escrow (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    slot    TEXT NOT NULL CHECK (slot <> ''),
    needed  INTEGER NOT NULL CHECK (needed >= 2),
    shares  INTEGER NOT NULL CHECK (shares BETWEEN needed AND 16),
    made_on TEXT NOT NULL CHECK (made_on IS date(made_on)),
    made_by TEXT NOT NULL CHECK (made_by <> ''),
    test    BLOB NOT NULL CHECK (length(test) > 0)
) STRICT;

-- Holds the name as it stands on the envelope; the person, if on file, may be taken off it.
CREATE TABLE trustee (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    escrow       TEXT NOT NULL REFERENCES escrow (id) DEFERRABLE INITIALLY DEFERRED,
    number       INTEGER NOT NULL CHECK (number BETWEEN 1 AND 16),
    name         TEXT NOT NULL CHECK (trim(name) <> ''),
    role         TEXT NOT NULL,
    person       TEXT,
    proof        BLOB NOT NULL CHECK (length(proof) > 0),
    delivered_on TEXT CHECK (delivered_on IS date(delivered_on))
) STRICT;

CREATE INDEX trustee_escrow ON trustee (escrow, number);
