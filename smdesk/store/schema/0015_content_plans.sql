-- What the calendar is planned by: events, days that come again, how often channels speak.

CREATE TABLE event (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name     TEXT NOT NULL CHECK (trim(name) <> ''),
    first    TEXT NOT NULL CHECK (first IS date(first)),
    last     TEXT NOT NULL CHECK (last IS date(last)),
    clock    TEXT NOT NULL,
    place    TEXT NOT NULL,
    link     TEXT NOT NULL,
    note     TEXT NOT NULL,
    uid      TEXT NOT NULL,
    source   TEXT NOT NULL,
    unposted TEXT NOT NULL,
    CHECK (last >= first)
) STRICT;

CREATE INDEX event_first ON event (first, last);
CREATE INDEX event_uid ON event (uid) WHERE uid <> '';

CREATE TABLE occasion (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    keeping    TEXT NOT NULL CHECK (keeping IN ('awareness', 'holiday', 'own')),
    rule       TEXT NOT NULL,
    begins     TEXT CHECK (begins IS date(begins)),
    days       INTEGER NOT NULL CHECK (days BETWEEN 1 AND 366),
    dates      TEXT NOT NULL CHECK (json_valid(dates) AND json_type(dates) = 'array'),
    source     TEXT NOT NULL,
    checked_on TEXT CHECK (checked_on IS date(checked_on)),
    note       TEXT NOT NULL,
    CHECK (rule <> '' OR json_array_length(dates) > 0),
    CHECK (rule = '' OR begins IS NOT NULL)
) STRICT;

-- Point at no account by force: a rhythm outlives the channel it was meant for.
CREATE TABLE cadence (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    channel TEXT NOT NULL CHECK (channel <> ''),
    least   INTEGER NOT NULL CHECK (least >= 0),
    most    INTEGER NOT NULL CHECK (most >= least),
    note    TEXT NOT NULL
) STRICT;

CREATE TABLE posting_time (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    channel TEXT NOT NULL CHECK (channel <> ''),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    clock   TEXT NOT NULL CHECK (clock GLOB '[0-2][0-9]:[0-5][0-9]' AND clock < '24:00'),
    label   TEXT NOT NULL
) STRICT;

CREATE INDEX cadence_channel ON cadence (channel);
CREATE INDEX posting_time_channel ON posting_time (channel);
