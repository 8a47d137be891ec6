-- The log: one entry for each task, one operation for each new record (its field is empty, its
-- value an object) and for each field that a task changed.
-- An operation's dot is its entry's device and its own counter.

CREATE TABLE entry (
    number    INTEGER PRIMARY KEY,
    device    TEXT NOT NULL CHECK (device <> ''),
    sequence  INTEGER NOT NULL CHECK (sequence >= 1),
    at        TEXT NOT NULL CHECK (at GLOB '????-??-??T*+00:00' AND datetime(at) IS NOT NULL),
    person    TEXT NOT NULL,
    slot      TEXT NOT NULL,
    task      TEXT NOT NULL CHECK (trim(task) <> ''),
    reason    TEXT NOT NULL,
    undoes    INTEGER CHECK (undoes BETWEEN 1 AND sequence - 1),
    seen      TEXT NOT NULL CHECK (json_valid(seen) AND json_type(seen) = 'array'),
    previous  BLOB NOT NULL CHECK (length(previous) = 32),
    hash      BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB NOT NULL CHECK (length(signature) > 0),
    UNIQUE (device, sequence)
) STRICT;

CREATE INDEX entry_undoes ON entry (device, undoes) WHERE undoes IS NOT NULL;

CREATE TABLE operation (
    entry    INTEGER NOT NULL REFERENCES entry (number) DEFERRABLE INITIALLY DEFERRED,
    counter  INTEGER NOT NULL CHECK (counter >= 1),
    kind     TEXT NOT NULL,
    record   TEXT NOT NULL,
    field    TEXT NOT NULL,
    value    TEXT NOT NULL CHECK (json_valid(value)),
    replaces TEXT NOT NULL CHECK (json_valid(replaces)),
    PRIMARY KEY (entry, counter)
) STRICT, WITHOUT ROWID;

CREATE INDEX operation_of_record ON operation (record);

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN SELECT raise(ABORT, 'the log is only added to'); END;

CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry
BEGIN SELECT raise(ABORT, 'the log is only added to'); END;

CREATE TRIGGER operation_stays BEFORE UPDATE ON operation
BEGIN SELECT raise(ABORT, 'the log is only added to'); END;

CREATE TRIGGER operation_is_kept BEFORE DELETE ON operation
BEGIN SELECT raise(ABORT, 'the log is only added to'); END;

-- The operations that nothing has replaced: what a record says is what they say.
-- Two of them for one field are two values that were written apart.
CREATE TABLE standing (
    kind    TEXT NOT NULL,
    record  TEXT NOT NULL,
    field   TEXT NOT NULL,
    entry   INTEGER NOT NULL,
    counter INTEGER NOT NULL,
    PRIMARY KEY (record, kind, field, entry, counter)
) STRICT, WITHOUT ROWID;

CREATE INDEX standing_bin ON standing (kind, record) WHERE field = 'removed';

-- What Search looks into: the words of every record that may be found, never a secret.
CREATE TABLE findable (
    number INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    record TEXT NOT NULL,
    title  TEXT NOT NULL,
    body   TEXT NOT NULL,
    UNIQUE (record, kind)
) STRICT;

CREATE VIRTUAL TABLE found USING fts5 (
    title, body,
    content = 'findable', content_rowid = 'number',
    tokenize = "unicode61 remove_diacritics 2"
);

-- Fits the index to pages that give 80 bytes to their seal.
INSERT INTO found (found, rank) VALUES ('pgsz', 3950);

CREATE TRIGGER findable_added AFTER INSERT ON findable
BEGIN
    INSERT INTO found (rowid, title, body) VALUES (new.number, new.title, new.body);
END;

CREATE TRIGGER findable_gone AFTER DELETE ON findable
BEGIN
    INSERT INTO found (found, rowid, title, body)
    VALUES ('delete', old.number, old.title, old.body);
END;
