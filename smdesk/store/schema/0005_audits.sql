-- Audits: who looks after the accounts without seeing their secrets, and what they found.

CREATE TABLE audit_group (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name     TEXT NOT NULL CHECK (trim(name) <> ''),
    people   TEXT NOT NULL CHECK (
        json_valid(people) AND json_type(people) = 'array' AND json_array_length(people) > 0),
    decision TEXT NOT NULL,
    note     TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    name      TEXT NOT NULL CHECK (trim(name) <> ''),
    "group"   TEXT NOT NULL REFERENCES audit_group (id) DEFERRABLE INITIALLY DEFERRED,
    accounts  TEXT NOT NULL CHECK (
        json_valid(accounts) AND json_type(accounts) = 'array' AND json_array_length(accounts) > 0),
    first     TEXT NOT NULL CHECK (first IS date(first)),
    last      TEXT NOT NULL CHECK (last IS date(last)),
    closed_on TEXT CHECK (closed_on IS date(closed_on)),
    summary   TEXT NOT NULL,
    CHECK (last >= first)
) STRICT;

-- Points at no account by force: what was found in an account outlives it.
CREATE TABLE audit_check (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    audit   TEXT NOT NULL REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
    account TEXT NOT NULL CHECK (account <> ''),
    point   TEXT NOT NULL CHECK (point IN ('log_in', 'admins', 'recovery', 'apps', 'handle')),
    outcome TEXT NOT NULL CHECK (outcome IN ('in_order', 'not_in_order', 'not_possible')),
    auditor TEXT NOT NULL CHECK (auditor <> ''),
    "on"    TEXT NOT NULL CHECK ("on" IS date("on")),
    note    TEXT NOT NULL
) STRICT;

CREATE TABLE shortcoming (
    id       TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    audit    TEXT NOT NULL REFERENCES audit (id) DEFERRABLE INITIALLY DEFERRED,
    account  TEXT NOT NULL CHECK (account <> ''),
    what     TEXT NOT NULL CHECK (trim(what) <> ''),
    gravity  TEXT NOT NULL CHECK (gravity IN ('low', 'medium', 'high')),
    fix_by   TEXT NOT NULL CHECK (fix_by IS date(fix_by)),
    fixed_on TEXT CHECK (fixed_on IS date(fixed_on)),
    remedy   TEXT NOT NULL
) STRICT;

CREATE INDEX audit_check_audit ON audit_check (audit);
CREATE INDEX audit_check_account ON audit_check (account);
CREATE INDEX shortcoming_audit ON shortcoming (audit);
