-- Departments and who speaks for them, candidates and calls, learning and certificates.

CREATE TABLE department (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name    TEXT NOT NULL CHECK (trim(name) <> ''),
    contact TEXT NOT NULL,
    note    TEXT NOT NULL
) STRICT;

CREATE TABLE liaison (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person       TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    department   TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
    since        TEXT NOT NULL CHECK (since IS date(since)),
    until        TEXT CHECK (until IS date(until)),
    last_contact TEXT CHECK (last_contact IS date(last_contact)),
    CHECK (until IS NULL OR until >= since)
) STRICT;

CREATE TABLE facet (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    department TEXT NOT NULL REFERENCES department (id) DEFERRABLE INITIALLY DEFERRED,
    use        TEXT NOT NULL CHECK (trim(use) <> ''),
    status     TEXT NOT NULL CHECK (status IN ('idea', 'tried', 'in_use', 'stopped'))
) STRICT;

CREATE TABLE candidate (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    sort         TEXT NOT NULL CHECK (
        sort IN ('student', 'new_professional', 'volunteer', 'expert')),
    sealed       BLOB NOT NULL,
    asked_by     TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    asked_on     TEXT CHECK (asked_on IS date(asked_on)),
    reply        TEXT NOT NULL CHECK (reply IN ('none_yet', 'yes', 'no')),
    replied_on   TEXT CHECK (replied_on IS date(replied_on)),
    became       TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    forgotten_on TEXT CHECK (forgotten_on IS date(forgotten_on)),
    CHECK (asked_on IS NULL OR replied_on IS NULL OR replied_on >= asked_on)
) STRICT;

-- What opens the sealed part of one record. It is in no log, and deleting it is for ever.
CREATE TABLE record_key (
    record TEXT PRIMARY KEY NOT NULL CHECK (record <> ''),
    key    BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;

CREATE TABLE call (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    headline  TEXT NOT NULL CHECK (trim(headline) <> ''),
    words     TEXT NOT NULL,
    gives     TEXT NOT NULL CHECK (json_valid(gives) AND json_type(gives) = 'array'),
    hours     TEXT NOT NULL,
    answer_by TEXT CHECK (answer_by IS date(answer_by))
) STRICT;

CREATE TABLE learning_goal (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person  TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    goal    TEXT NOT NULL CHECK (trim(goal) <> ''),
    "by"    TEXT CHECK ("by" IS date("by")),
    done_on TEXT CHECK (done_on IS date(done_on))
) STRICT;

CREATE TABLE learning_entry (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person    TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    what      TEXT NOT NULL CHECK (trim(what) <> ''),
    "on"      TEXT NOT NULL CHECK ("on" IS date("on")),
    minutes   INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 60000),
    took_away TEXT NOT NULL,
    shared_on TEXT CHECK (shared_on IS date(shared_on)),
    CHECK (shared_on IS NULL OR shared_on >= "on")
) STRICT;

-- Points at no term by force: a certificate that was given stays given.
CREATE TABLE certificate (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person   TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    term     TEXT NOT NULL CHECK (term <> ''),
    given_on TEXT NOT NULL CHECK (given_on IS date(given_on))
) STRICT;

CREATE INDEX liaison_department ON liaison (department);
CREATE INDEX liaison_person ON liaison (person);
CREATE INDEX facet_department ON facet (department);
CREATE INDEX learning_goal_person ON learning_goal (person);
CREATE INDEX learning_entry_person ON learning_entry (person);
