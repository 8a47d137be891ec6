-- Sheets on which somebody without the program approves.

-- Points at no person by force: a sheet outlives the time of whoever was asked on the team.
CREATE TABLE approval_sheet (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    number       INTEGER NOT NULL CHECK (number >= 1),
    asked        TEXT NOT NULL CHECK (asked <> ''),
    at           TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    by           TEXT NOT NULL CHECK (by <> ''),
    note         TEXT NOT NULL,
    withdrawn_at TEXT CHECK (
        withdrawn_at IS NULL OR withdrawn_at LIKE '%+00:00' AND datetime(withdrawn_at) IS NOT NULL)
) STRICT;

-- Points at no post by force: what was shown stays on file, whatever becomes of the post.
CREATE TABLE sheet_post (
    id            TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    sheet         TEXT NOT NULL REFERENCES approval_sheet (id) DEFERRABLE INITIALLY DEFERRED,
    variant       TEXT NOT NULL CHECK (variant <> ''),
    place         INTEGER NOT NULL CHECK (place >= 1),
    digest        TEXT NOT NULL CHECK (digest <> ''),
    version       INTEGER NOT NULL CHECK (version >= 1),
    name          TEXT NOT NULL,
    channel       TEXT NOT NULL,
    planned       TEXT CHECK (
        planned IS NULL OR planned LIKE '%+00:00' AND datetime(planned) IS NOT NULL),
    text          TEXT NOT NULL,
    link          TEXT NOT NULL,
    first_comment TEXT NOT NULL,
    hashtags      TEXT NOT NULL CHECK (json_valid(hashtags) AND json_type(hashtags) = 'array'),
    media         TEXT NOT NULL CHECK (json_valid(media) AND json_type(media) = 'array'),
    alts          TEXT NOT NULL CHECK (
        json_valid(alts) AND json_type(alts) = 'array'
        AND json_array_length(alts) = json_array_length(media)),
    checks        TEXT NOT NULL CHECK (json_valid(checks) AND json_type(checks) = 'array'),
    answer        TEXT CHECK (answer IN ('approve', 'change', 'reject')),
    words         TEXT NOT NULL,
    answered_on   TEXT CHECK (answered_on IS date(answered_on)),
    typed_at      TEXT CHECK (
        typed_at IS NULL OR typed_at LIKE '%+00:00' AND datetime(typed_at) IS NOT NULL),
    typed_by      TEXT,
    CHECK ((answer IS NULL) = (answered_on IS NULL)),
    CHECK ((answer IS NULL) = (typed_at IS NULL)),
    CHECK ((answer IS NULL) = (typed_by IS NULL))
) STRICT;

CREATE INDEX sheet_post_sheet ON sheet_post (sheet);
CREATE INDEX sheet_post_variant ON sheet_post (variant);

-- An approval on paper is signed by whoever typed it in, and points at what the sheet showed.
ALTER TABLE approval ADD COLUMN sheet_post TEXT
    REFERENCES sheet_post (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX approval_sheet_post ON approval (sheet_post) WHERE sheet_post IS NOT NULL;
