-- Words that the library spells its own way, and rules that others make for it.

CREATE TABLE own_word (
    id   TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    word TEXT NOT NULL CHECK (trim(word) <> ''),
    note TEXT NOT NULL
) STRICT;

CREATE TABLE outside_rule (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    source     TEXT NOT NULL CHECK (source IN ('terms', 'law', 'parent')),
    place      TEXT NOT NULL,
    checked_on TEXT CHECK (checked_on IS date(checked_on)),
    change     TEXT NOT NULL,
    note       TEXT NOT NULL,
    CHECK (trim(change) = '' OR checked_on IS NOT NULL)
) STRICT;
