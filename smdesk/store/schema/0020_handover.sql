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
