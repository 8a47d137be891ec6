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
