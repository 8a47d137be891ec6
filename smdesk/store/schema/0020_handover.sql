-- Handing over: the sealed annexes that were made, and never a word of what stands in them.

-- Points at no account and no person by force: what was printed outlives both.
CREATE TABLE annex (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    number     TEXT NOT NULL CHECK (trim(number) <> ''),
    printed_at TEXT NOT NULL CHECK (
        printed_at GLOB '????-??-??T*+00:00' AND datetime(printed_at) IS NOT NULL),
    printed_by TEXT NOT NULL CHECK (printed_by <> ''),
    recipient  TEXT NOT NULL CHECK (trim(recipient) <> ''),
    reason     TEXT NOT NULL CHECK (trim(reason) <> ''),
    accounts   TEXT NOT NULL CHECK (
        json_valid(accounts) AND json_type(accounts) = 'array' AND json_array_length(accounts) > 0),
    secrets    INTEGER NOT NULL CHECK (secrets >= 0),
    way        TEXT NOT NULL CHECK (way IN ('paper', 'file'))
) STRICT;

CREATE TABLE month_note (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    month  TEXT NOT NULL CHECK (month IS date(month) AND substr(month, 9) = '01'),
    prompt TEXT NOT NULL CHECK (prompt IN ('surprised', 'broke', 'tell')),
    text   TEXT NOT NULL CHECK (trim(text) <> ''),
    "by"   TEXT
) STRICT;

CREATE TABLE sitting (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    "on"      TEXT NOT NULL CHECK ("on" IS date("on")),
    present   TEXT NOT NULL CHECK (json_valid(present) AND json_type(present) = 'array'),
    covered   TEXT NOT NULL CHECK (trim(covered) <> ''),
    questions TEXT NOT NULL
) STRICT;

-- Points at no term by force: that a step was done outlives it.
CREATE TABLE step_done (
    id   TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    term TEXT NOT NULL CHECK (term <> ''),
    step TEXT NOT NULL CHECK (step IN ('-60', '-30', '-14', '-7', '0', '+14', '+30')),
    "on" TEXT NOT NULL CHECK ("on" IS date("on")),
    "by" TEXT
) STRICT;

-- Points at no seat by force: a handover outlives the seat it was for.
CREATE TABLE handover (
    id             TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    seat           TEXT,
    giving         TEXT NOT NULL CHECK (trim(giving) <> ''),
    taking         TEXT NOT NULL CHECK (trim(taking) <> ''),
    "on"           TEXT NOT NULL CHECK ("on" IS date("on")),
    packet         TEXT REFERENCES packet (id) DEFERRABLE INITIALLY DEFERRED,
    handed_over_on TEXT CHECK (handed_over_on IS date(handed_over_on)),
    completed_on   TEXT CHECK (completed_on IS date(completed_on)),
    note           TEXT NOT NULL,
    CHECK (completed_on IS NULL OR handed_over_on IS NOT NULL)
) STRICT;

CREATE TABLE receipt_line (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    handover TEXT NOT NULL REFERENCES handover (id) DEFERRABLE INITIALLY DEFERRED,
    what     TEXT NOT NULL CHECK (trim(what) <> ''),
    given    INTEGER NOT NULL CHECK (given IN (0, 1)),
    got      INTEGER NOT NULL CHECK (got IN (0, 1)),
    initials TEXT NOT NULL
) STRICT;

CREATE TABLE signature (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    handover TEXT NOT NULL REFERENCES handover (id) DEFERRABLE INITIALLY DEFERRED,
    side     TEXT NOT NULL CHECK (side IN ('giving', 'taking', 'witness')),
    name     TEXT NOT NULL CHECK (trim(name) <> ''),
    "on"     TEXT NOT NULL CHECK ("on" IS date("on")),
    "by"     TEXT
) STRICT;

CREATE TABLE packet_copy (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    packet TEXT NOT NULL REFERENCES packet (id) DEFERRABLE INITIALLY DEFERRED,
    lines  TEXT NOT NULL CHECK (json_valid(lines) AND json_type(lines) = 'array')
) STRICT;

CREATE INDEX step_done_term ON step_done (term);
CREATE INDEX receipt_line_handover ON receipt_line (handover);
CREATE INDEX signature_handover ON signature (handover);
CREATE INDEX packet_copy_packet ON packet_copy (packet);
