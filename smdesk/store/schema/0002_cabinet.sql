-- The cabinet: one table for each kind of record, named and shaped as its class.
-- The CHECKs repeat the rules that a record itself holds to.

CREATE TABLE organisation (
    id                  TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name                TEXT NOT NULL CHECK (trim(name) <> ''),
    team                TEXT NOT NULL CHECK (trim(team) <> ''),
    inquiries_email     TEXT NOT NULL CHECK (inquiries_email = '' OR instr(inquiries_email, '@') > 1),
    inquiries_phone     TEXT NOT NULL,
    policy_number       TEXT NOT NULL,
    year_starts_month   INTEGER NOT NULL CHECK (year_starts_month BETWEEN 1 AND 12),
    year_starts_day     INTEGER NOT NULL CHECK (year_starts_day BETWEEN 1 AND 31),
    paper               TEXT NOT NULL CHECK (paper IN ('a4', 'us-letter')),
    lock_after_minutes  INTEGER NOT NULL CHECK (lock_after_minutes BETWEEN 1 AND 120),
    clear_after_seconds INTEGER NOT NULL CHECK (clear_after_seconds BETWEEN 5 AND 60),
    sample              INTEGER NOT NULL CHECK (sample IN (0, 1))
) STRICT;

CREATE TABLE person (
    id    TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name  TEXT NOT NULL CHECK (trim(name) <> ''),
    email TEXT NOT NULL CHECK (email = '' OR instr(email, '@') > 1),
    phone TEXT NOT NULL,
    work  TEXT NOT NULL,
    note  TEXT NOT NULL
) STRICT;

CREATE TABLE seat (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name   TEXT NOT NULL CHECK (trim(name) <> ''),
    duties TEXT NOT NULL
) STRICT;

CREATE TABLE term (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person      TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    seat        TEXT NOT NULL REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    first       TEXT NOT NULL CHECK (first IS date(first)),
    last        TEXT NOT NULL CHECK (last IS date(last)),
    decision    TEXT NOT NULL,
    note        TEXT NOT NULL,
    ended_early TEXT NOT NULL,
    CHECK (last >= first)
) STRICT;

CREATE INDEX term_person ON term (person);
CREATE INDEX term_seat ON term (seat);

CREATE TABLE account (
    id                    TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name                  TEXT NOT NULL CHECK (trim(name) <> ''),
    platform              TEXT NOT NULL CHECK (platform IN (
        'facebook', 'instagram', 'youtube', 'x', 'threads', 'linkedin', 'tiktok', 'mastodon',
        'bluesky', 'pinterest', 'flickr', 'newsletter', 'website', 'other')),
    url                   TEXT NOT NULL CHECK (
        url = '' OR substr(url, 1, 7) = 'http://' OR substr(url, 1, 8) = 'https://'),
    login_name            TEXT NOT NULL,
    recovery_email        TEXT NOT NULL CHECK (recovery_email = '' OR instr(recovery_email, '@') > 1),
    recovery_phone        TEXT NOT NULL,
    recovery_phone_owner  TEXT NOT NULL,
    second_factor         TEXT NOT NULL CHECK (second_factor IN (
        'unknown', 'none', 'app', 'text_message', 'security_key', 'mail')),
    second_factor_holder  TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    second_factor_device  TEXT NOT NULL,
    second_factor_private INTEGER NOT NULL CHECK (second_factor_private IN (0, 1)),
    backup_codes_place    TEXT NOT NULL,
    backup_codes_checked  TEXT CHECK (backup_codes_checked IS date(backup_codes_checked)),
    business_manager      TEXT NOT NULL,
    platform_admins       TEXT NOT NULL CHECK (
        json_valid(platform_admins) AND json_type(platform_admins) = 'array'),
    connected_apps        TEXT NOT NULL CHECK (
        json_valid(connected_apps) AND json_type(connected_apps) = 'array'),
    run_through           TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    opened_on             TEXT CHECK (opened_on IS date(opened_on)),
    checked_on            TEXT CHECK (checked_on IS date(checked_on)),
    notes                 TEXT NOT NULL
) STRICT;

CREATE TABLE support_unit (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name         TEXT NOT NULL CHECK (trim(name) <> ''),
    controls     TEXT NOT NULL,
    contact      TEXT NOT NULL,
    how_to_ask   TEXT NOT NULL,
    confirmed_on TEXT CHECK (confirmed_on IS date(confirmed_on))
) STRICT;

CREATE TABLE custodian (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account  TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    person   TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    "primary" INTEGER NOT NULL CHECK ("primary" IN (0, 1)),
    since    TEXT NOT NULL CHECK (since IS date(since)),
    decision TEXT NOT NULL,
    vouched  TEXT NOT NULL
) STRICT;

CREATE INDEX custodian_account ON custodian (account);
CREATE INDEX custodian_person ON custodian (person);

CREATE TABLE secret (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    what    TEXT NOT NULL CHECK (what IN ('password', 'backup_codes', 'api_key', 'other')),
    label   TEXT NOT NULL
) STRICT;

CREATE INDEX secret_account ON secret (account);

CREATE TABLE secret_version (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    secret     TEXT NOT NULL REFERENCES secret (id) DEFERRABLE INITIALLY DEFERRED,
    number     INTEGER NOT NULL CHECK (number >= 1),
    sealed     BLOB NOT NULL CHECK (length(sealed) > 0),
    generation INTEGER NOT NULL CHECK (generation >= 0),
    made_at    TEXT NOT NULL CHECK (made_at GLOB '????-??-??T*+00:00' AND datetime(made_at) IS NOT NULL),
    made_by    TEXT NOT NULL
) STRICT;

CREATE INDEX secret_version_secret ON secret_version (secret, number);

CREATE TRIGGER secret_version_stays BEFORE UPDATE ON secret_version
BEGIN SELECT raise(ABORT, 'a version of a secret is never rewritten'); END;

CREATE TABLE key_wrap (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    account    TEXT NOT NULL REFERENCES account (id) DEFERRABLE INITIALLY DEFERRED,
    generation INTEGER NOT NULL CHECK (generation >= 0),
    slot       TEXT NOT NULL CHECK (slot <> ''),
    wrapped    BLOB NOT NULL CHECK (length(wrapped) > 0)
) STRICT;

CREATE INDEX key_wrap_account ON key_wrap (account, generation);

-- Points at nothing by force: who knew what outlives the person and the secret.
CREATE TABLE exposure (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person TEXT NOT NULL CHECK (person <> ''),
    secret TEXT NOT NULL CHECK (secret <> ''),
    number INTEGER NOT NULL CHECK (number >= 1),
    how    TEXT NOT NULL CHECK (how IN ('created', 'shown', 'copied', 'printed')),
    at     TEXT NOT NULL CHECK (at GLOB '????-??-??T*+00:00' AND datetime(at) IS NOT NULL),
    device TEXT NOT NULL
) STRICT;

CREATE INDEX exposure_person ON exposure (person);
CREATE INDEX exposure_secret ON exposure (secret);

CREATE TRIGGER exposure_stays BEFORE UPDATE ON exposure
BEGIN SELECT raise(ABORT, 'nobody can unlearn a secret'); END;

CREATE TRIGGER exposure_is_kept BEFORE DELETE ON exposure
BEGIN SELECT raise(ABORT, 'nobody can unlearn a secret'); END;

CREATE TABLE letter (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    text       TEXT NOT NULL,
    advice     TEXT NOT NULL CHECK (json_valid(advice) AND json_type(advice) = 'array'),
    wish_known TEXT NOT NULL,
    written_by TEXT,
    written_on TEXT NOT NULL CHECK (written_on IS date(written_on))
) STRICT;

CREATE TABLE first_task (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    "when" TEXT NOT NULL CHECK ("when" IN ('day_one', 'week_one', 'month_one')),
    text   TEXT NOT NULL CHECK (trim(text) <> ''),
    person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE packet (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    number      TEXT NOT NULL CHECK (trim(number) <> ''),
    printed_at  TEXT NOT NULL CHECK (
        printed_at GLOB '????-??-??T*+00:00' AND datetime(printed_at) IS NOT NULL),
    printed_by  TEXT NOT NULL,
    holes       INTEGER NOT NULL CHECK (holes >= 0),
    log_entries INTEGER NOT NULL CHECK (log_entries >= 0),
    check_words TEXT NOT NULL
) STRICT;

CREATE TABLE bound_clause (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    rule     TEXT NOT NULL CHECK (trim(rule) <> ''),
    document TEXT NOT NULL CHECK (trim(document) <> ''),
    number   TEXT NOT NULL CHECK (trim(number) <> ''),
    words    TEXT NOT NULL
) STRICT;

-- Points at nothing by force: what was done to the cabinet outlives whoever did it.
CREATE TABLE upkeep (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    what     TEXT NOT NULL CHECK (what IN ('passphrase', 'member', 'copy', 'check', 'older')),
    stage    TEXT NOT NULL CHECK (stage IN ('intended', 'done', 'abandoned')),
    at       TEXT NOT NULL CHECK (at GLOB '????-??-??T*+00:00' AND datetime(at) IS NOT NULL),
    person   TEXT NOT NULL CHECK (person <> ''),
    slot     TEXT NOT NULL,
    mark     TEXT NOT NULL,
    problems INTEGER NOT NULL CHECK (problems >= 0)
) STRICT;
