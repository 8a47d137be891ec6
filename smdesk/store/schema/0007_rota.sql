-- The rota: what channels ask for, who is on duty, who is away, and shifts asked of others.

CREATE TABLE need (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account  TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    duty     TEXT NOT NULL CHECK (duty IN ('monitor', 'post', 'approve')),
    weekdays TEXT NOT NULL CHECK (
        json_valid(weekdays) AND json_type(weekdays) = 'array' AND json_array_length(weekdays) > 0),
    hours    INTEGER NOT NULL CHECK (hours BETWEEN 1 AND 24),
    respond  INTEGER NOT NULL CHECK (respond IN (0, 1)),
    note     TEXT NOT NULL
) STRICT;

-- Points at no account and no person by force: who was on duty outlives both.
CREATE TABLE shift (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account TEXT NOT NULL CHECK (account <> ''),
    duty    TEXT NOT NULL CHECK (duty IN ('monitor', 'post', 'approve')),
    first   TEXT NOT NULL CHECK (first IS date(first)),
    last    TEXT NOT NULL CHECK (last IS date(last)),
    person  TEXT NOT NULL CHECK (person <> ''),
    backup  TEXT CHECK (backup <> person),
    note    TEXT NOT NULL,
    CHECK (last >= first)
) STRICT;

CREATE TABLE absence (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    first  TEXT NOT NULL CHECK (first IS date(first)),
    last   TEXT NOT NULL CHECK (last IS date(last)),
    why    TEXT NOT NULL,
    CHECK (last >= first)
) STRICT;

CREATE TABLE swap (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    shift       TEXT NOT NULL CHECK (shift <> ''),
    asked_by    TEXT NOT NULL CHECK (asked_by <> ''),
    asked_of    TEXT NOT NULL CHECK (asked_of <> asked_by),
    asked_on    TEXT NOT NULL CHECK (asked_on IS date(asked_on)),
    state       TEXT NOT NULL CHECK (state IN ('asked', 'agreed', 'declined')),
    answered_on TEXT CHECK (answered_on IS date(answered_on)),
    why         TEXT NOT NULL
) STRICT;

CREATE INDEX shift_first ON shift (first, last);
CREATE INDEX need_account ON need (account);
CREATE INDEX absence_person ON absence (person);
CREATE INDEX swap_shift ON swap (shift);
