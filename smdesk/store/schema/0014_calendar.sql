-- The calendar: items and what each channel gets of them, approvals, and what went out.

CREATE TABLE campaign (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    first     TEXT CHECK (first IS date(first)),
    last      TEXT CHECK (last IS date(last)),
    objective TEXT,
    note      TEXT NOT NULL,
    CHECK (first IS NULL OR last IS NULL OR last >= first)
) STRICT;

CREATE TABLE label (
    id   TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name TEXT NOT NULL CHECK (trim(name) <> '')
) STRICT;

CREATE TABLE hashtag_set (
    id   TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name TEXT NOT NULL CHECK (trim(name) <> ''),
    tags TEXT NOT NULL CHECK (
        json_valid(tags) AND json_type(tags) = 'array' AND json_array_length(tags) > 0),
    note TEXT NOT NULL
) STRICT;

-- Points at no person by force: who owned it may have left long ago.
CREATE TABLE item (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    owner     TEXT,
    campaign  TEXT REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
    objective TEXT,
    event     TEXT,
    labels    TEXT NOT NULL CHECK (json_valid(labels) AND json_type(labels) = 'array'),
    notes     TEXT NOT NULL,
    reused    TEXT
) STRICT;

-- Points at no account by force: what was posted outlives the channel.
CREATE TABLE variant (
    id            TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    item          TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    channel       TEXT NOT NULL CHECK (channel <> ''),
    state         TEXT NOT NULL CHECK (state IN (
        'idea', 'draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'posted',
        'archived', 'rejected', 'withdrawn', 'missed', 'taken_down', 'went_out_unapproved')),
    at            TEXT CHECK (
        at IS NULL OR at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    text          TEXT NOT NULL CHECK (length(text) <= 100000),
    link          TEXT NOT NULL CHECK (
        link = '' OR substr(link, 1, 7) = 'http://' OR substr(link, 1, 8) = 'https://'),
    utm_source    TEXT NOT NULL,
    utm_medium    TEXT NOT NULL,
    utm_campaign  TEXT NOT NULL,
    utm_term      TEXT NOT NULL,
    utm_content   TEXT NOT NULL,
    first_comment TEXT NOT NULL,
    hashtags      TEXT NOT NULL CHECK (json_valid(hashtags) AND json_type(hashtags) = 'array'),
    political     INTEGER NOT NULL CHECK (political IN (0, 1)),
    writers       TEXT NOT NULL CHECK (json_valid(writers) AND json_type(writers) = 'array'),
    version       INTEGER NOT NULL CHECK (version >= 1),
    request       TEXT,
    digest        TEXT NOT NULL,
    asked_by      TEXT,
    asked_at      TEXT CHECK (
        asked_at IS NULL OR asked_at LIKE '%+00:00' AND datetime(asked_at) IS NOT NULL),
    words         TEXT NOT NULL
) STRICT;

-- Points at no person by force: an approval outlives the approver's time on the team.
CREATE TABLE approval (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    variant   TEXT NOT NULL REFERENCES variant (id) DEFERRABLE INITIALLY DEFERRED,
    request   TEXT NOT NULL CHECK (request <> ''),
    digest    TEXT NOT NULL CHECK (digest <> ''),
    version   INTEGER NOT NULL CHECK (version >= 1),
    stage     INTEGER NOT NULL CHECK (stage IN (1, 2)),
    by        TEXT NOT NULL CHECK (by <> ''),
    slot      TEXT NOT NULL CHECK (slot <> ''),
    at        TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    planned   TEXT CHECK (
        planned IS NULL OR planned LIKE '%+00:00' AND datetime(planned) IS NOT NULL),
    expires   TEXT NOT NULL CHECK (expires LIKE '%+00:00' AND datetime(expires) IS NOT NULL),
    words     TEXT NOT NULL,
    writers   TEXT NOT NULL CHECK (json_valid(writers) AND json_type(writers) = 'array'),
    signature BLOB NOT NULL CHECK (length(signature) > 0)
) STRICT;

CREATE TABLE quick_step (
    id               TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    variant          TEXT NOT NULL REFERENCES variant (id) DEFERRABLE INITIALLY DEFERRED,
    channel          TEXT NOT NULL CHECK (channel <> ''),
    event            TEXT NOT NULL CHECK (trim(event) <> ''),
    why_now          TEXT NOT NULL CHECK (trim(why_now) <> ''),
    approver         TEXT NOT NULL CHECK (approver <> ''),
    way              TEXT NOT NULL CHECK (way IN ('in_person', 'phone', 'message')),
    words_of_ok      TEXT NOT NULL CHECK (trim(words_of_ok) <> ''),
    ok_at            TEXT NOT NULL CHECK (ok_at LIKE '%+00:00' AND datetime(ok_at) IS NOT NULL),
    by               TEXT NOT NULL CHECK (by <> ''),
    at               TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    late_reason      TEXT NOT NULL,
    countersigned_at TEXT CHECK (
        countersigned_at IS NULL OR countersigned_at LIKE '%+00:00' AND datetime(countersigned_at) IS NOT NULL)
) STRICT;

CREATE TABLE publication (
    id            TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    variant       TEXT NOT NULL REFERENCES variant (id) DEFERRABLE INITIALLY DEFERRED,
    posted_at     TEXT NOT NULL CHECK (posted_at LIKE '%+00:00' AND datetime(posted_at) IS NOT NULL),
    by            TEXT NOT NULL CHECK (by <> ''),
    permalink     TEXT NOT NULL CHECK (
        permalink = '' OR substr(permalink, 1, 7) = 'http://' OR substr(permalink, 1, 8) = 'https://'),
    no_link       TEXT NOT NULL,
    final_text    TEXT NOT NULL,
    differs       TEXT NOT NULL,
    approval      TEXT,
    unapproved    TEXT NOT NULL,
    taken_down_at TEXT CHECK (
        taken_down_at IS NULL OR taken_down_at LIKE '%+00:00' AND datetime(taken_down_at) IS NOT NULL),
    taken_down_by TEXT,
    taken_down    TEXT NOT NULL,
    CHECK (permalink <> '' OR trim(no_link) <> '')
) STRICT;

CREATE TABLE draft_comment (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    variant    TEXT NOT NULL REFERENCES variant (id) DEFERRABLE INITIALLY DEFERRED,
    by         TEXT NOT NULL CHECK (by <> ''),
    at         TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    text       TEXT NOT NULL CHECK (trim(text) <> ''),
    answers    TEXT,
    version    INTEGER NOT NULL CHECK (version >= 1),
    settled_at TEXT CHECK (
        settled_at IS NULL OR settled_at LIKE '%+00:00' AND datetime(settled_at) IS NOT NULL)
) STRICT;

CREATE TABLE media_asset (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name         TEXT NOT NULL CHECK (trim(name) <> ''),
    what         TEXT NOT NULL CHECK (what IN ('image', 'video', 'sound', 'document')),
    sha256       TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    size         INTEGER NOT NULL CHECK (size >= 0),
    place        TEXT NOT NULL,
    alt          TEXT NOT NULL,
    credit       TEXT NOT NULL,
    licence      TEXT NOT NULL,
    licence_url  TEXT NOT NULL CHECK (
        licence_url = '' OR substr(licence_url, 1, 7) = 'http://' OR substr(licence_url, 1, 8) = 'https://'),
    consent      TEXT NOT NULL CHECK (consent IN ('nobody', 'given', 'asked')),
    consent_note TEXT NOT NULL,
    expires      TEXT CHECK (expires IS date(expires)),
    added_on     TEXT CHECK (added_on IS date(added_on))
) STRICT;

CREATE TABLE media_use (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    variant TEXT NOT NULL REFERENCES variant (id) DEFERRABLE INITIALLY DEFERRED,
    asset   TEXT NOT NULL REFERENCES media_asset (id) DEFERRABLE INITIALLY DEFERRED,
    place   INTEGER NOT NULL CHECK (place >= 1),
    alt     TEXT NOT NULL
) STRICT;

CREATE TABLE check_setting (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    channel   TEXT,
    "check"   TEXT NOT NULL CHECK ("check" IN (
        'facts', 'names', 'tone', 'alt', 'credit', 'consent', 'link', 'politics')),
    weight    TEXT NOT NULL CHECK (weight IN ('required', 'recommended', 'off'))
) STRICT;

CREATE TABLE check_mark (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    variant TEXT NOT NULL REFERENCES variant (id) DEFERRABLE INITIALLY DEFERRED,
    "check" TEXT NOT NULL CHECK ("check" IN (
        'facts', 'names', 'tone', 'alt', 'credit', 'consent', 'link', 'politics')),
    digest  TEXT NOT NULL CHECK (digest <> ''),
    by      TEXT NOT NULL,
    at      TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    source  TEXT NOT NULL
) STRICT;

CREATE TABLE workflow (
    id            TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    zone          TEXT NOT NULL,
    stages        INTEGER NOT NULL CHECK (stages IN (1, 2)),
    move_minutes  INTEGER NOT NULL CHECK (move_minutes BETWEEN 0 AND 20160),
    approval_days INTEGER NOT NULL CHECK (approval_days BETWEEN 1 AND 365),
    reuse_days    INTEGER NOT NULL CHECK (reuse_days BETWEEN 0 AND 3650),
    decision      TEXT NOT NULL
) STRICT;

CREATE TABLE text_limit (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    channel    TEXT NOT NULL CHECK (channel <> ''),
    characters INTEGER NOT NULL CHECK (characters >= 1),
    source     TEXT NOT NULL CHECK (trim(source) <> ''),
    checked_on TEXT NOT NULL CHECK (checked_on IS date(checked_on))
) STRICT;

CREATE INDEX item_campaign ON item (campaign);
CREATE INDEX variant_item ON variant (item);
CREATE INDEX variant_at ON variant (at);
CREATE INDEX variant_state ON variant (state);
CREATE INDEX approval_variant ON approval (variant);
CREATE INDEX quick_step_variant ON quick_step (variant);
CREATE INDEX publication_variant ON publication (variant);
CREATE INDEX draft_comment_variant ON draft_comment (variant);
CREATE INDEX media_use_variant ON media_use (variant);
CREATE INDEX media_use_asset ON media_use (asset);
CREATE INDEX check_mark_variant ON check_mark (variant);

-- What the approvals say is checked by their signatures; that there is one at all, and of somebody
-- who wrote nothing of it, not even a faulty release can get round.
CREATE TRIGGER variant_posted_new BEFORE INSERT ON variant WHEN NEW.state = 'posted'
    AND NOT EXISTS (
        SELECT 1 FROM approval a WHERE a.variant = NEW.id AND a.request = NEW.request
        AND a.digest = NEW.digest AND a.by NOT IN (SELECT value FROM json_each(NEW.writers)))
BEGIN
    SELECT RAISE(ABORT, 'nothing is posted without an approval that fits');
END;

CREATE TRIGGER variant_posted BEFORE UPDATE ON variant WHEN NEW.state = 'posted'
    AND NOT EXISTS (
        SELECT 1 FROM approval a WHERE a.variant = NEW.id AND a.request = NEW.request
        AND a.digest = NEW.digest AND a.by NOT IN (SELECT value FROM json_each(NEW.writers)))
BEGIN
    SELECT RAISE(ABORT, 'nothing is posted without an approval that fits');
END;

CREATE TRIGGER approval_stands BEFORE UPDATE ON approval
BEGIN
    SELECT RAISE(ABORT, 'an approval is never changed');
END;

CREATE TRIGGER approval_kept BEFORE DELETE ON approval
    WHEN EXISTS (SELECT 1 FROM variant v WHERE v.id = OLD.variant
        AND v.state IN ('posted', 'archived', 'taken_down')
        AND v.request = OLD.request AND v.digest = OLD.digest)
BEGIN
    SELECT RAISE(ABORT, 'what was posted keeps its approval');
END;
