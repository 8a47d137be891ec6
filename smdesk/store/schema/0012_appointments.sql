-- Decisions, and the appointments that rest on them.

CREATE TABLE decision (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    number    TEXT NOT NULL CHECK (trim(number) <> ''),
    body      TEXT NOT NULL CHECK (body IN (
        'senior_management', 'board', 'committee', 'chair', 'other', 'founder')),
    "on"      TEXT NOT NULL CHECK ("on" IS date("on")),
    says      TEXT NOT NULL,
    paper     TEXT NOT NULL,
    review_on TEXT CHECK (review_on IS date(review_on)),
    CHECK (review_on IS NULL OR review_on >= "on")
) STRICT;

-- Points at no account by force: an appointment outlives the account it was for.
CREATE TABLE appointment (
    id         TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    person     TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    capability TEXT NOT NULL CHECK (capability IN (
        'administrator', 'account_manager', 'page_manager', 'auditor', 'corporate_support')),
    decision   TEXT NOT NULL REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    channels   TEXT NOT NULL CHECK (json_valid(channels) AND json_type(channels) = 'array'),
    first      TEXT NOT NULL CHECK (first IS date(first)),
    last       TEXT CHECK (last IS date(last)),
    CHECK (last IS NULL OR last >= first)
) STRICT;

CREATE INDEX appointment_person ON appointment (person);
CREATE INDEX appointment_decision ON appointment (decision);
