-- Roles: what the team must cover, who covers it, and who claims to have what it asks for.

CREATE TABLE role (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name        TEXT NOT NULL CHECK (trim(name) <> ''),
    fulfils     TEXT NOT NULL CHECK (json_valid(fulfils) AND json_type(fulfils) = 'array'),
    musts       TEXT NOT NULL CHECK (json_valid(musts) AND json_type(musts) = 'array'),
    if_empty    TEXT NOT NULL CHECK (json_valid(if_empty) AND json_type(if_empty) = 'array'),
    likely_from TEXT NOT NULL CHECK (json_valid(likely_from) AND json_type(likely_from) = 'array'),
    place       INTEGER NOT NULL
) STRICT;

CREATE TABLE assignment (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    role     TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
    person   TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    first    TEXT NOT NULL CHECK (first IS date(first)),
    last     TEXT CHECK (last IS date(last)),
    share    INTEGER NOT NULL CHECK (share BETWEEN 1 AND 100),
    decision TEXT NOT NULL,
    CHECK (last IS NULL OR last >= first)
) STRICT;

CREATE TABLE claim (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person   TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    role     TEXT NOT NULL REFERENCES role (id) DEFERRABLE INITIALLY DEFERRED,
    must     TEXT NOT NULL CHECK (trim(must) <> ''),
    evidence TEXT NOT NULL
) STRICT;

CREATE INDEX assignment_role ON assignment (role);
CREATE INDEX assignment_person ON assignment (person);
CREATE INDEX claim_role ON claim (role);
