-- Policy documents, their versions, remarks, signatures and who has read them.

CREATE TABLE policy_document (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    number     TEXT NOT NULL CHECK (trim(number) <> ''),
    name       TEXT NOT NULL CHECK (trim(name) <> ''),
    what       TEXT NOT NULL CHECK (what IN (
        'policy', 'guideline', 'charter', 'procedure', 'sheet')),
    created_on TEXT NOT NULL CHECK (created_on IS date(created_on)),
    owner      TEXT NOT NULL,
    scheme     TEXT NOT NULL CHECK (scheme IN ('paragraph', 'decimal', 'letters', 'none')),
    review     TEXT NOT NULL CHECK (review IN ('academic_year', 'yearly', 'never')),
    reading    TEXT NOT NULL CHECK (reading IN ('not_asked', 'asked', 'required')),
    starter    TEXT NOT NULL,
    note       TEXT NOT NULL
) STRICT;

-- Points at no person by force: who wrote a version may have left long ago.
CREATE TABLE policy_version (
    id           TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    document     TEXT NOT NULL REFERENCES policy_document (id) DEFERRABLE INITIALLY DEFERRED,
    n            INTEGER NOT NULL CHECK (n >= 1),
    state        TEXT NOT NULL CHECK (state IN (
        'draft', 'in_review', 'approved', 'published', 'superseded', 'retired')),
    based_on     TEXT,
    outline      TEXT NOT NULL CHECK (json_valid(outline) AND json_type(outline) = 'array'),
    numbers      TEXT NOT NULL CHECK (json_valid(numbers) AND json_type(numbers) = 'array'),
    "values"     TEXT NOT NULL CHECK (json_valid("values") AND json_type("values") = 'array'),
    summary      TEXT NOT NULL,
    significance TEXT CHECK (significance IN ('minor', 'major')),
    writers      TEXT NOT NULL CHECK (json_valid(writers) AND json_type(writers) = 'array'),
    digest       TEXT NOT NULL,
    changed_at   TEXT NOT NULL CHECK (changed_at LIKE '%+00:00' AND datetime(changed_at) IS NOT NULL),
    changed_by   TEXT NOT NULL,
    asked_at     TEXT CHECK (
        asked_at IS NULL OR asked_at LIKE '%+00:00' AND datetime(asked_at) IS NOT NULL),
    asked_by     TEXT,
    approved_at  TEXT CHECK (
        approved_at IS NULL OR approved_at LIKE '%+00:00' AND datetime(approved_at) IS NOT NULL),
    published_at TEXT CHECK (
        published_at IS NULL OR published_at LIKE '%+00:00' AND datetime(published_at) IS NOT NULL),
    published_by TEXT,
    effective_on TEXT CHECK (effective_on IS date(effective_on)),
    retired_at   TEXT CHECK (
        retired_at IS NULL OR retired_at LIKE '%+00:00' AND datetime(retired_at) IS NOT NULL),
    retired_why  TEXT NOT NULL
) STRICT;

CREATE TABLE policy_clause (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    version TEXT NOT NULL REFERENCES policy_version (id) DEFERRABLE INITIALLY DEFERRED,
    clause  TEXT NOT NULL CHECK (clause <> ''),
    heading TEXT NOT NULL,
    said    TEXT NOT NULL CHECK (json_valid(said) AND json_type(said) = 'array'),
    words   TEXT NOT NULL
) STRICT;

CREATE TABLE signoff (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    version   TEXT NOT NULL REFERENCES policy_version (id) DEFERRABLE INITIALLY DEFERRED,
    digest    TEXT NOT NULL CHECK (digest <> ''),
    by        TEXT NOT NULL CHECK (by <> ''),
    slot      TEXT NOT NULL CHECK (slot <> ''),
    at        TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    answer    TEXT NOT NULL CHECK (answer IN ('agreed', 'changes')),
    words     TEXT NOT NULL,
    alone     INTEGER NOT NULL CHECK (alone IN (0, 1)),
    writers   TEXT NOT NULL CHECK (json_valid(writers) AND json_type(writers) = 'array'),
    signature BLOB NOT NULL CHECK (length(signature) > 0)
) STRICT;

-- Points at no document by force: a concern may come before there is one.
CREATE TABLE remark (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    document   TEXT,
    version    TEXT,
    clauses    TEXT NOT NULL CHECK (json_valid(clauses) AND json_type(clauses) = 'array'),
    what       TEXT NOT NULL CHECK (what IN ('comment', 'concern', 'suggestion')),
    quote      TEXT NOT NULL,
    text       TEXT NOT NULL CHECK (trim(text) <> ''),
    by         TEXT NOT NULL CHECK (by <> ''),
    who        TEXT NOT NULL,
    at         TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    state      TEXT NOT NULL CHECK (state IN (
        'open', 'accepted', 'answered', 'adopted', 'declined')),
    owner      TEXT,
    reply      TEXT NOT NULL,
    settled_in TEXT,
    settled_by TEXT,
    settled_at TEXT CHECK (
        settled_at IS NULL OR settled_at LIKE '%+00:00' AND datetime(settled_at) IS NOT NULL)
) STRICT;

-- Points at no person by force: who read it may have left long ago.
CREATE TABLE acknowledgement (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    version TEXT NOT NULL REFERENCES policy_version (id) DEFERRABLE INITIALLY DEFERRED,
    person  TEXT NOT NULL CHECK (person <> ''),
    at      TEXT NOT NULL CHECK (at LIKE '%+00:00' AND datetime(at) IS NOT NULL),
    how     TEXT NOT NULL CHECK (how IN ('program', 'paper', 'minute')),
    note    TEXT NOT NULL,
    digest  TEXT NOT NULL CHECK (digest <> ''),
    by      TEXT NOT NULL CHECK (by <> '')
) STRICT;

CREATE TABLE policy_review (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    document TEXT NOT NULL REFERENCES policy_document (id) DEFERRABLE INITIALLY DEFERRED,
    version  TEXT NOT NULL REFERENCES policy_version (id) DEFERRABLE INITIALLY DEFERRED,
    due      TEXT CHECK (due IS date(due)),
    "on"     TEXT NOT NULL CHECK ("on" IS date("on")),
    outcome  TEXT NOT NULL CHECK (outcome IN ('unchanged', 'changed')),
    words    TEXT NOT NULL,
    by       TEXT NOT NULL CHECK (by <> '')
) STRICT;

-- Points at anything: what a clause speaks of may be gone while the clause stays.
CREATE TABLE clause_link (
    id          TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    document    TEXT NOT NULL REFERENCES policy_document (id) DEFERRABLE INITIALLY DEFERRED,
    clause      TEXT NOT NULL CHECK (clause <> ''),
    target_kind TEXT NOT NULL CHECK (target_kind <> ''),
    target      TEXT NOT NULL CHECK (target <> ''),
    seen        TEXT NOT NULL
) STRICT;

ALTER TABLE bound_clause ADD COLUMN clause TEXT;
ALTER TABLE bound_clause ADD COLUMN seen TEXT;

CREATE INDEX policy_version_document ON policy_version (document);
CREATE INDEX policy_clause_version ON policy_clause (version);
CREATE INDEX policy_clause_clause ON policy_clause (clause);
CREATE INDEX signoff_version ON signoff (version);
CREATE INDEX remark_document ON remark (document);
CREATE INDEX acknowledgement_version ON acknowledgement (version);
CREATE INDEX policy_review_document ON policy_review (document);
CREATE INDEX clause_link_document ON clause_link (document);
CREATE INDEX clause_link_target ON clause_link (target);

-- What the sign-offs say is checked by their signatures; that there is one at all, not even a
-- faulty release can get round. A restored bin brings back nothing that was ever published.
CREATE TRIGGER policy_version_published BEFORE UPDATE ON policy_version
    WHEN NEW.state = 'published' AND NOT EXISTS (
        SELECT 1 FROM signoff s WHERE s.version = NEW.id AND s.digest = NEW.digest
        AND s.answer = 'agreed')
BEGIN
    SELECT RAISE(ABORT, 'nothing is published without a sign-off that fits');
END;

CREATE TRIGGER policy_version_stays BEFORE UPDATE ON policy_version
    WHEN OLD.state IN ('published', 'superseded', 'retired') AND (
        NEW.state IN ('draft', 'in_review', 'approved') OR NEW.outline <> OLD.outline
        OR NEW.numbers <> OLD.numbers OR NEW."values" <> OLD."values"
        OR NEW.digest <> OLD.digest OR NEW.document <> OLD.document OR NEW.n <> OLD.n)
BEGIN
    SELECT RAISE(ABORT, 'what was published is never changed');
END;

CREATE TRIGGER policy_version_kept BEFORE DELETE ON policy_version
    WHEN OLD.state IN ('published', 'superseded', 'retired')
BEGIN
    SELECT RAISE(ABORT, 'what was published is kept');
END;

CREATE TRIGGER policy_clause_stays BEFORE UPDATE ON policy_clause
    WHEN EXISTS (SELECT 1 FROM policy_version v WHERE v.id = OLD.version
        AND v.state IN ('published', 'superseded', 'retired'))
BEGIN
    SELECT RAISE(ABORT, 'what was published is never changed');
END;

CREATE TRIGGER policy_clause_kept BEFORE DELETE ON policy_clause
    WHEN EXISTS (SELECT 1 FROM policy_version v WHERE v.id = OLD.version
        AND v.state IN ('published', 'superseded', 'retired'))
BEGIN
    SELECT RAISE(ABORT, 'what was published is kept');
END;

CREATE TRIGGER signoff_stands BEFORE UPDATE ON signoff
BEGIN
    SELECT RAISE(ABORT, 'a sign-off is never changed');
END;

CREATE TRIGGER signoff_kept BEFORE DELETE ON signoff
    WHEN EXISTS (SELECT 1 FROM policy_version v WHERE v.id = OLD.version
        AND v.state IN ('published', 'superseded', 'retired') AND v.digest = OLD.digest)
BEGIN
    SELECT RAISE(ABORT, 'what was published keeps its sign-offs');
END;
