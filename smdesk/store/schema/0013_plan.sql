-- Plans and registers: projects, reporting, communication, voice, conventions.
-- Who did something and where it went is kept by id alone: it outlives the person and the account.

CREATE TABLE report_duty (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    what     TEXT NOT NULL CHECK (trim(what) <> ''),
    body     TEXT NOT NULL CHECK (trim(body) <> ''),
    every    INTEGER NOT NULL CHECK (every BETWEEN 1 AND 60),
    next_due TEXT NOT NULL CHECK (next_due IS date(next_due)),
    begun    TEXT CHECK (begun IS date(begun)),
    owner    TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    parts    TEXT NOT NULL CHECK (json_valid(parts) AND json_type(parts) = 'array'),
    written  TEXT NOT NULL CHECK (json_valid(written) AND json_type(written) = 'array'),
    template TEXT NOT NULL
) STRICT;

-- Points at no duty by force: that a report was given outlives it.
CREATE TABLE delivered (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    report TEXT NOT NULL,
    what   TEXT NOT NULL CHECK (trim(what) <> ''),
    body   TEXT NOT NULL CHECK (trim(body) <> ''),
    due    TEXT NOT NULL CHECK (due IS date(due)),
    "on"   TEXT NOT NULL CHECK ("on" IS date("on")),
    "by"   TEXT CHECK ("by" <> ''),
    minute TEXT NOT NULL
) STRICT;

CREATE TABLE flow_link (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    giver      TEXT NOT NULL CHECK (trim(giver) <> ''),
    taker      TEXT NOT NULL CHECK (trim(taker) <> ''),
    about      TEXT NOT NULL CHECK (trim(about) <> ''),
    medium     TEXT NOT NULL,
    every_days INTEGER NOT NULL CHECK (every_days BETWEEN 0 AND 366),
    since      TEXT NOT NULL CHECK (since IS date(since)),
    sponsors   INTEGER NOT NULL CHECK (sponsors IN (0, 1))
) STRICT;

CREATE TABLE internal_update (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    "to"     TEXT NOT NULL CHECK (trim("to") <> ''),
    "on"     TEXT NOT NULL CHECK ("on" IS date("on")),
    text     TEXT NOT NULL CHECK (trim(text) <> ''),
    "by"     TEXT CHECK ("by" <> ''),
    link     TEXT CHECK (link <> ''),
    sponsors INTEGER NOT NULL CHECK (sponsors IN (0, 1))
) STRICT;

CREATE TABLE project (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    goal      TEXT NOT NULL,
    objective TEXT NOT NULL,
    sponsor   TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    lead      TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    scope     TEXT NOT NULL,
    resources TEXT NOT NULL,
    status    TEXT NOT NULL CHECK (status IN ('idea', 'running', 'paused', 'closed')),
    begun     TEXT CHECK (begun IS date(begun)),
    due       TEXT CHECK (due IS date(due)),
    measure   TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    CHECK (begun IS NULL OR due IS NULL OR due >= begun)
) STRICT;

CREATE TABLE scope_change (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    project TEXT NOT NULL REFERENCES project (id) DEFERRABLE INITIALLY DEFERRED,
    "on"    TEXT NOT NULL CHECK ("on" IS date("on")),
    what    TEXT NOT NULL CHECK (trim(what) <> ''),
    why     TEXT NOT NULL CHECK (trim(why) <> ''),
    cost    TEXT NOT NULL
) STRICT;

CREATE TABLE voice_note (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    channel TEXT CHECK (channel <> ''),
    sounds  TEXT NOT NULL CHECK (trim(sounds) <> ''),
    "do"    TEXT NOT NULL CHECK (json_valid("do") AND json_type("do") = 'array'),
    dont    TEXT NOT NULL CHECK (json_valid(dont) AND json_type(dont) = 'array'),
    samples TEXT NOT NULL CHECK (json_valid(samples) AND json_type(samples) = 'array')
) STRICT;

-- Points at no account by force: what was approved outlives it.
CREATE TABLE envelope (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    series       TEXT NOT NULL CHECK (trim(series) <> ''),
    channels     TEXT NOT NULL CHECK (
        json_valid(channels) AND json_type(channels) = 'array' AND json_array_length(channels) > 0),
    may_vary     TEXT NOT NULL CHECK (json_valid(may_vary) AND json_type(may_vary) = 'array'),
    most_letters INTEGER NOT NULL CHECK (most_letters >= 0),
    most_links   INTEGER NOT NULL CHECK (most_links >= 0),
    media        TEXT NOT NULL CHECK (json_valid(media) AND json_type(media) = 'array'),
    written_by   TEXT CHECK (written_by <> ''),
    approved_by  TEXT CHECK (approved_by <> ''),
    approved_on  TEXT CHECK (approved_on IS date(approved_on)),
    expires_on   TEXT CHECK (expires_on IS date(expires_on)),
    most_posts   INTEGER NOT NULL CHECK (most_posts >= 0),
    used         INTEGER NOT NULL CHECK (used >= 0),
    note         TEXT NOT NULL,
    CHECK (expires_on IS NOT NULL OR most_posts > 0),
    CHECK ((approved_by IS NULL) = (approved_on IS NULL)),
    CHECK (approved_by IS NULL OR written_by IS NULL OR approved_by <> written_by)
) STRICT;

CREATE TABLE convention (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    about   TEXT NOT NULL CHECK (about IN ('sizes', 'file_names', 'fonts', 'colours', 'other')),
    what    TEXT NOT NULL CHECK (trim(what) <> ''),
    example TEXT NOT NULL,
    channel TEXT CHECK (channel <> '')
) STRICT;

CREATE TABLE web_property (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name        TEXT NOT NULL CHECK (trim(name) <> ''),
    url         TEXT NOT NULL,
    owner       TEXT NOT NULL,
    looks_after TEXT NOT NULL,
    note        TEXT NOT NULL
) STRICT;

CREATE TABLE template_file (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    path       TEXT NOT NULL CHECK (trim(path) <> ''),
    what_for   TEXT NOT NULL,
    checked_on TEXT CHECK (checked_on IS date(checked_on)),
    missed_on  TEXT CHECK (missed_on IS date(missed_on))
) STRICT;

CREATE INDEX delivered_report ON delivered (report);
CREATE INDEX internal_update_link ON internal_update (link);
CREATE INDEX scope_change_project ON scope_change (project);
CREATE INDEX voice_note_channel ON voice_note (channel);
CREATE INDEX convention_channel ON convention (channel);
