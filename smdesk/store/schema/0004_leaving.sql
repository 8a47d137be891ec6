-- Whose card pays, and the lists of what changes when somebody leaves.

ALTER TABLE account ADD COLUMN card_holder TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE leaving (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person     TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    because    TEXT NOT NULL CHECK (because IN ('term_end', 'removal')),
    begun_on   TEXT NOT NULL CHECK (begun_on IS date(begun_on)),
    last       TEXT NOT NULL CHECK (last IS date(last)),
    called_off TEXT NOT NULL
) STRICT;

CREATE INDEX leaving_person ON leaving (person);

-- Points at its account, secret or passkey by no force: what was to be done outlives them.
CREATE TABLE leaving_item (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    leaving    TEXT NOT NULL REFERENCES leaving (id) DEFERRABLE INITIALLY DEFERRED,
    matter     TEXT NOT NULL CHECK (matter IN (
        'known_secret', 'readable_secret', 'second_factor', 'recovery_mail', 'recovery_phone',
        'page_role', 'own_profile', 'business_manager', 'passkey', 'sessions', 'connected_apps',
        'card', 'custodian', 'access')),
    account    TEXT NOT NULL,
    subject    TEXT NOT NULL,
    number     INTEGER NOT NULL CHECK (number >= 0),
    detail     TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('open', 'done', 'waived')),
    reason     TEXT NOT NULL,
    decided_by TEXT,
    decided_at TEXT CHECK (
        decided_at IS NULL
        OR decided_at GLOB '????-??-??T*+00:00' AND datetime(decided_at) IS NOT NULL),
    CHECK (state <> 'waived' OR trim(reason) <> '')
) STRICT;

CREATE INDEX leaving_item_leaving ON leaving_item (leaving);
