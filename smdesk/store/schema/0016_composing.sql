-- What the composer needs more: files of pictures kept inside, and how long a countersign may take.
-- No column has a default here, so that the records alone know them: the tables are made anew.

-- The content is the hash of the sealed file; empty where only the original's place is known.
CREATE TABLE media_asset_new (
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
    added_on     TEXT CHECK (added_on IS date(added_on)),
    content      TEXT NOT NULL CHECK (
        content = '' OR length(content) = 64 AND content NOT GLOB '*[^0-9a-f]*'),
    width        INTEGER NOT NULL CHECK (width >= 0),
    height       INTEGER NOT NULL CHECK (height >= 0)
) STRICT;
INSERT INTO media_asset_new (
    id, name, what, sha256, size, place, alt, credit, licence, licence_url, consent, consent_note, expires, added_on, content, width, height
) SELECT
    id, name, what, sha256, size, place, alt, credit, licence, licence_url, consent, consent_note, expires, added_on, '', 0, 0
FROM media_asset;
DROP TABLE media_asset;
ALTER TABLE media_asset_new RENAME TO media_asset;

-- The hours in which an approver signs for a quick step.
CREATE TABLE workflow_new (
    id            TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    zone          TEXT NOT NULL,
    stages        INTEGER NOT NULL CHECK (stages IN (1, 2)),
    move_minutes  INTEGER NOT NULL CHECK (move_minutes BETWEEN 0 AND 20160),
    approval_days INTEGER NOT NULL CHECK (approval_days BETWEEN 1 AND 365),
    reuse_days    INTEGER NOT NULL CHECK (reuse_days BETWEEN 0 AND 3650),
    countersign_hours INTEGER NOT NULL CHECK (countersign_hours BETWEEN 1 AND 168),
    decision      TEXT NOT NULL
) STRICT;
INSERT INTO workflow_new (
    id, zone, stages, move_minutes, approval_days, reuse_days, countersign_hours, decision
) SELECT
    id, zone, stages, move_minutes, approval_days, reuse_days, 24, decision
FROM workflow;
DROP TABLE workflow;
ALTER TABLE workflow_new RENAME TO workflow;

-- What held when the step was taken.
CREATE TABLE quick_step_new (
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
        countersigned_at IS NULL OR countersigned_at LIKE '%+00:00' AND datetime(countersigned_at) IS NOT NULL),
    within_hours     INTEGER NOT NULL CHECK (within_hours BETWEEN 1 AND 168)
) STRICT;
INSERT INTO quick_step_new (
    id, variant, channel, event, why_now, approver, way, words_of_ok, ok_at, by, at, late_reason, countersigned_at, within_hours
) SELECT
    id, variant, channel, event, why_now, approver, way, words_of_ok, ok_at, by, at, late_reason, countersigned_at, 24
FROM quick_step;
DROP TABLE quick_step;
ALTER TABLE quick_step_new RENAME TO quick_step;
CREATE INDEX quick_step_variant ON quick_step (variant);
