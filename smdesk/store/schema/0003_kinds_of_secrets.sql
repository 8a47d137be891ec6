-- More kinds of secrets, more ways to come to know one, more that is done to the cabinet itself.
-- A CHECK cannot be changed in place: the three tables are made anew with what they hold.

CREATE TABLE secret_new (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    what    TEXT NOT NULL CHECK (what IN (
        'password', 'totp', 'backup_codes', 'api_key', 'question', 'field', 'attachment', 'other')),
    label   TEXT NOT NULL
) STRICT;
INSERT INTO secret_new (id, account, what, label) SELECT id, account, what, label FROM secret;
DROP TABLE secret;
ALTER TABLE secret_new RENAME TO secret;
CREATE INDEX secret_account ON secret (account);

DROP TRIGGER exposure_stays;
DROP TRIGGER exposure_is_kept;
CREATE TABLE exposure_new (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person TEXT NOT NULL CHECK (person <> ''),
    secret TEXT NOT NULL CHECK (secret <> ''),
    number INTEGER NOT NULL CHECK (number >= 1),
    how    TEXT NOT NULL CHECK (how IN (
        'created', 'shown', 'copied', 'printed', 'imported', 'exported', 'code')),
    at     TEXT NOT NULL CHECK (at GLOB '????-??-??T*+00:00' AND datetime(at) IS NOT NULL),
    device TEXT NOT NULL
) STRICT;
INSERT INTO exposure_new (id, person, secret, number, how, at, device)
    SELECT id, person, secret, number, how, at, device FROM exposure;
DROP TABLE exposure;
ALTER TABLE exposure_new RENAME TO exposure;
CREATE INDEX exposure_person ON exposure (person);
CREATE INDEX exposure_secret ON exposure (secret);
CREATE TRIGGER exposure_stays BEFORE UPDATE ON exposure
BEGIN SELECT raise(ABORT, 'nobody can unlearn a secret'); END;
CREATE TRIGGER exposure_is_kept BEFORE DELETE ON exposure
BEGIN SELECT raise(ABORT, 'nobody can unlearn a secret'); END;

-- Points at nothing by force: what was done to the cabinet outlives whoever did it.
CREATE TABLE upkeep_new (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    what     TEXT NOT NULL CHECK (what IN (
        'passphrase', 'member', 'copy', 'check', 'older', 'removal', 'reissue', 'kit', 'escrow',
        'recovery', 'drill', 'restore', 'backups', 'export')),
    stage    TEXT NOT NULL CHECK (stage IN ('intended', 'done', 'abandoned')),
    at       TEXT NOT NULL CHECK (at GLOB '????-??-??T*+00:00' AND datetime(at) IS NOT NULL),
    person   TEXT NOT NULL CHECK (person <> ''),
    slot     TEXT NOT NULL,
    mark     TEXT NOT NULL,
    problems INTEGER NOT NULL CHECK (problems >= 0)
) STRICT;
INSERT INTO upkeep_new (id, what, stage, at, person, slot, mark, problems)
    SELECT id, what, stage, at, person, slot, mark, problems FROM upkeep;
DROP TABLE upkeep;
ALTER TABLE upkeep_new RENAME TO upkeep;

-- A version may name a file that lies in content, and says what is no secret about its size.
DROP TRIGGER secret_version_stays;
CREATE TABLE secret_version_new (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    secret     TEXT NOT NULL REFERENCES secret (id) DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL CHECK (number >= 1),
    sealed     BLOB NOT NULL CHECK (length(sealed) > 0),
    generation INTEGER NOT NULL CHECK (generation >= 0),
    made_at    TEXT NOT NULL CHECK (made_at GLOB '????-??-??T*+00:00' AND datetime(made_at) IS NOT NULL),
    made_by    TEXT NOT NULL,
    content    TEXT NOT NULL,
    size       INTEGER NOT NULL CHECK (size >= 0)
) STRICT;
INSERT INTO secret_version_new (
        id, secret, number, sealed, generation, made_at, made_by, content, size)
    SELECT id, secret, number, sealed, generation, made_at, made_by, '', 0 FROM secret_version;
DROP TABLE secret_version;
ALTER TABLE secret_version_new RENAME TO secret_version;
CREATE INDEX secret_version_secret ON secret_version (secret, number);
CREATE TRIGGER secret_version_stays BEFORE UPDATE ON secret_version
BEGIN SELECT raise(ABORT, 'a version of a secret is never rewritten'); END;

-- Sealed files, outside the log: each named by the SHA-256 of its sealed bytes, never rewritten.
CREATE TABLE content (
    hash   TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
    sealed BLOB NOT NULL CHECK (length(sealed) > 0)
) STRICT;
CREATE TRIGGER content_stays BEFORE UPDATE ON content
BEGIN SELECT raise(ABORT, 'a file is never rewritten'); END;
CREATE TRIGGER content_is_kept BEFORE DELETE ON content
BEGIN SELECT raise(ABORT, 'a file is never rewritten'); END;

CREATE TABLE passkey (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account  TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    person   TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    device   TEXT NOT NULL CHECK (trim(device) <> ''),
    private  INTEGER NOT NULL CHECK (private IN (0, 1)),
    added_on TEXT CHECK (added_on IS date(added_on)),
    note     TEXT NOT NULL
) STRICT;
CREATE INDEX passkey_account ON passkey (account);
CREATE INDEX passkey_person ON passkey (person);

CREATE TABLE account_field (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    label   TEXT NOT NULL CHECK (trim(label) <> ''),
    value   TEXT NOT NULL
) STRICT;
CREATE INDEX account_field_account ON account_field (account);

-- The same code may be ticked on two computers: both notes are kept, and count once.
CREATE TABLE code_use (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    secret   TEXT NOT NULL REFERENCES secret (id) DEFERRABLE INITIALLY DEFERRED,
    number   INTEGER NOT NULL CHECK (number >= 1),
    position INTEGER NOT NULL CHECK (position >= 1),
    used_on  TEXT NOT NULL CHECK (used_on IS date(used_on)),
    person   TEXT NOT NULL CHECK (person <> '')
) STRICT;
CREATE INDEX code_use_secret ON code_use (secret, number);
