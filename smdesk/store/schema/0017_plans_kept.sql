-- Plans of a week or a month, the templates and routes posts are made by, and signed agreements.

CREATE TABLE objective (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    code     TEXT NOT NULL,
    text     TEXT NOT NULL CHECK (trim(text) <> ''),
    aim      TEXT NOT NULL CHECK (aim IN ('outcome', 'operational')),
    parent   TEXT REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
    owner    TEXT,
    measure  TEXT NOT NULL,
    baseline TEXT NOT NULL,
    target   TEXT NOT NULL,
    due      TEXT CHECK (due IS date(due)),
    standing TEXT NOT NULL CHECK (standing IN ('open', 'reached', 'given_up')),
    clause   TEXT NOT NULL,
    note     TEXT NOT NULL,
    CHECK (parent IS NULL OR parent <> id)
) STRICT;

-- Point at no account and no person by force: what was planned outlives both.
CREATE TABLE plan_duty (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    period   TEXT NOT NULL CHECK (period IN ('week', 'month')),
    channel  TEXT,
    due_days INTEGER NOT NULL CHECK (due_days BETWEEN 0 AND 90),
    owner    TEXT,
    since    TEXT NOT NULL CHECK (since IS date(since)),
    note     TEXT NOT NULL
) STRICT;

CREATE TABLE content_plan (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    period       TEXT NOT NULL CHECK (period IN ('week', 'month')),
    first        TEXT NOT NULL CHECK (first IS date(first)),
    channel      TEXT,
    due_on       TEXT NOT NULL CHECK (due_on IS date(due_on) AND due_on <= first),
    owner        TEXT,
    state        TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'shared')),
    digest       TEXT NOT NULL,
    submitted_by TEXT,
    submitted_at TEXT CHECK (
        submitted_at IS NULL OR submitted_at LIKE '%+00:00' AND datetime(submitted_at) IS NOT NULL),
    words        TEXT NOT NULL,
    shared_with  TEXT NOT NULL CHECK (
        json_valid(shared_with) AND json_type(shared_with) = 'array'),
    shared_on    TEXT CHECK (shared_on IS date(shared_on)),
    note         TEXT NOT NULL
) STRICT;

CREATE TABLE plan_line (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    plan      TEXT NOT NULL REFERENCES content_plan (id) DEFERRABLE INITIALLY DEFERRED,
    variant   TEXT NOT NULL CHECK (variant <> ''),
    channel   TEXT NOT NULL,
    day       TEXT NOT NULL CHECK (day IS date(day)),
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    objective TEXT
) STRICT;

CREATE TABLE endorsement (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    what      TEXT NOT NULL CHECK (what IN ('plan', 'envelope')),
    about     TEXT NOT NULL CHECK (about <> ''),
    digest    TEXT NOT NULL CHECK (digest <> ''),
    by        TEXT NOT NULL CHECK (by <> ''),
    slot      TEXT NOT NULL,
    at        TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    words     TEXT NOT NULL,
    writers   TEXT NOT NULL CHECK (json_valid(writers) AND json_type(writers) = 'array'),
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE envelope_use (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    variant      TEXT NOT NULL REFERENCES variant (id) DEFERRABLE INITIALLY DEFERRED,
    envelope     TEXT NOT NULL CHECK (envelope <> ''),
    endorsements TEXT NOT NULL CHECK (
        json_valid(endorsements) AND json_type(endorsements) = 'array'),
    request      TEXT NOT NULL CHECK (request <> ''),
    digest       TEXT NOT NULL CHECK (digest <> ''),
    by           TEXT NOT NULL CHECK (by <> ''),
    slot         TEXT NOT NULL,
    at           TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    signature    BLOB NOT NULL
) STRICT;

CREATE TABLE post_series (
    id            TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name          TEXT NOT NULL CHECK (trim(name) <> ''),
    headline      TEXT NOT NULL,
    text          TEXT NOT NULL CHECK (length(text) <= 100000),
    link          TEXT NOT NULL,
    first_comment TEXT NOT NULL,
    hashtags      TEXT NOT NULL CHECK (json_valid(hashtags) AND json_type(hashtags) = 'array'),
    channels      TEXT NOT NULL CHECK (
        json_valid(channels) AND json_type(channels) = 'array' AND json_array_length(channels) > 0),
    rule          TEXT NOT NULL CHECK (rule <> ''),
    begins        TEXT NOT NULL CHECK (begins IS date(begins)),
    until         TEXT CHECK (until IS date(until)),
    clock         TEXT NOT NULL CHECK (clock GLOB '[0-2][0-9]:[0-5][0-9]' AND clock < '24:00'),
    owner         TEXT,
    campaign      TEXT,
    objective     TEXT,
    skipped       TEXT NOT NULL CHECK (json_valid(skipped) AND json_type(skipped) = 'array'),
    note          TEXT NOT NULL
) STRICT;

-- Points at no item by force: a day that became a draft never does again, whatever became of it.
CREATE TABLE series_draft (
    id     TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    series TEXT NOT NULL REFERENCES post_series (id) DEFERRABLE INITIALLY DEFERRED,
    day    TEXT NOT NULL CHECK (day IS date(day)),
    item   TEXT NOT NULL CHECK (item <> '')
) STRICT;

CREATE TABLE post_template (
    id            TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name          TEXT NOT NULL CHECK (trim(name) <> ''),
    matter        TEXT NOT NULL CHECK (matter IN (
        'event', 'service', 'collection', 'closure', 'other')),
    headline      TEXT NOT NULL CHECK (trim(headline) <> ''),
    text          TEXT NOT NULL CHECK (trim(text) <> '' AND length(text) <= 100000),
    link          TEXT NOT NULL,
    first_comment TEXT NOT NULL,
    hashtags      TEXT NOT NULL CHECK (json_valid(hashtags) AND json_type(hashtags) = 'array'),
    channels      TEXT NOT NULL CHECK (json_valid(channels) AND json_type(channels) = 'array'),
    days          INTEGER NOT NULL CHECK (days BETWEEN -366 AND 366),
    clock         TEXT NOT NULL CHECK (clock GLOB '[0-2][0-9]:[0-5][0-9]' AND clock < '24:00'),
    wanted        INTEGER NOT NULL CHECK (wanted IN (0, 1))
) STRICT;

CREATE TABLE template_use (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    template TEXT NOT NULL CHECK (template <> ''),
    item     TEXT NOT NULL CHECK (item <> ''),
    event    TEXT
) STRICT;

CREATE TABLE cross_route (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    leader   TEXT NOT NULL CHECK (leader <> ''),
    follower TEXT NOT NULL CHECK (follower <> '' AND follower <> leader),
    delay    INTEGER NOT NULL CHECK (delay BETWEEN 0 AND 20160),
    carry    TEXT NOT NULL CHECK (carry IN ('adapted', 'same')),
    active   INTEGER NOT NULL CHECK (active IN (0, 1)),
    why      TEXT NOT NULL
) STRICT;

ALTER TABLE envelope ADD COLUMN pattern TEXT;

CREATE INDEX content_plan_first ON content_plan (first);
CREATE INDEX plan_line_plan ON plan_line (plan);
CREATE INDEX endorsement_about ON endorsement (about);
CREATE INDEX envelope_use_variant ON envelope_use (variant);
CREATE INDEX envelope_use_envelope ON envelope_use (envelope);
CREATE INDEX series_draft_series ON series_draft (series);
CREATE INDEX template_use_event ON template_use (event);
CREATE INDEX item_event ON item (event);

CREATE TRIGGER endorsement_stands BEFORE UPDATE ON endorsement
BEGIN
    SELECT RAISE(ABORT, 'a signed yes is never changed');
END;

CREATE TRIGGER envelope_use_stands BEFORE UPDATE ON envelope_use
BEGIN
    SELECT RAISE(ABORT, 'the use of an envelope is never changed');
END;

-- What was posted inside an envelope keeps the yes that it went out on, and its own signature.
CREATE TRIGGER envelope_use_kept BEFORE DELETE ON envelope_use
    WHEN EXISTS (SELECT 1 FROM variant v WHERE v.id = OLD.variant
        AND v.state IN ('posted', 'archived', 'taken_down')
        AND v.request = OLD.request AND v.digest = OLD.digest)
BEGIN
    SELECT RAISE(ABORT, 'what was posted keeps its approval');
END;

CREATE TRIGGER endorsement_kept BEFORE DELETE ON endorsement
    WHEN EXISTS (SELECT 1 FROM envelope_use u, json_each(u.endorsements) e WHERE e.value = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'what went out inside an envelope keeps its approval');
END;

-- Nothing is posted without an approval of its own, or an envelope that somebody else agreed to.
DROP TRIGGER variant_posted_new;
DROP TRIGGER variant_posted;

CREATE TRIGGER variant_posted_new BEFORE INSERT ON variant WHEN NEW.state = 'posted'
    AND NOT EXISTS (
        SELECT 1 FROM approval a WHERE a.variant = NEW.id AND a.request = NEW.request
        AND a.digest = NEW.digest AND a.by NOT IN (SELECT value FROM json_each(NEW.writers)))
    AND NOT EXISTS (
        SELECT 1 FROM envelope_use u, json_each(u.endorsements) e, endorsement s
        WHERE u.variant = NEW.id AND u.request = NEW.request AND u.digest = NEW.digest
        AND s.id = e.value AND s.what = 'envelope' AND s.about = u.envelope
        AND s.by NOT IN (SELECT value FROM json_each(NEW.writers)))
BEGIN
    SELECT RAISE(ABORT, 'nothing is posted without an approval that fits');
END;

CREATE TRIGGER variant_posted BEFORE UPDATE ON variant WHEN NEW.state = 'posted'
    AND NOT EXISTS (
        SELECT 1 FROM approval a WHERE a.variant = NEW.id AND a.request = NEW.request
        AND a.digest = NEW.digest AND a.by NOT IN (SELECT value FROM json_each(NEW.writers)))
    AND NOT EXISTS (
        SELECT 1 FROM envelope_use u, json_each(u.endorsements) e, endorsement s
        WHERE u.variant = NEW.id AND u.request = NEW.request AND u.digest = NEW.digest
        AND s.id = e.value AND s.what = 'envelope' AND s.about = u.envelope
        AND s.by NOT IN (SELECT value FROM json_each(NEW.writers)))
BEGIN
    SELECT RAISE(ABORT, 'nothing is posted without an approval that fits');
END;
