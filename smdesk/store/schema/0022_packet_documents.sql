-- The packet as it was printed: for whom, and its very bytes, sealed beside the database.
-- No column has a default here, so that the records alone know them: the tables are made anew.

CREATE TABLE packet_copy_new (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    packet    TEXT NOT NULL REFERENCES packet (id) DEFERRABLE INITIALLY DEFERRED,
    lines     TEXT NOT NULL CHECK (json_valid(lines) AND json_type(lines) = 'array'),
    seat      TEXT,
    reader    TEXT NOT NULL CHECK (reader IN ('team', 'management', 'support', 'outside')),
    recipient TEXT NOT NULL,
    parts     TEXT NOT NULL CHECK (json_valid(parts) AND json_type(parts) = 'array'),
    digest    INTEGER NOT NULL CHECK (digest IN (0, 1))
) STRICT;
INSERT INTO packet_copy_new (id, packet, lines, seat, reader, recipient, parts, digest)
    SELECT id, packet, lines, NULL, 'team', '', '[]', 0 FROM packet_copy;
DROP TABLE packet_copy;
ALTER TABLE packet_copy_new RENAME TO packet_copy;
CREATE INDEX packet_copy_packet ON packet_copy (packet);

-- The content is the hash of the sealed file, the sha256 that of the PDF in it.
CREATE TABLE packet_document (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    packet  TEXT NOT NULL REFERENCES packet (id) DEFERRABLE INITIALLY DEFERRED,
    sha256  TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    size    INTEGER NOT NULL CHECK (size > 0),
    content TEXT NOT NULL CHECK (content <> '')
) STRICT;
CREATE INDEX packet_document_packet ON packet_document (packet);

-- Points at no account by force: what was received outlives the account.
CREATE TABLE receipt_line_new (
    id        TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    handover  TEXT NOT NULL REFERENCES handover (id) DEFERRABLE INITIALLY DEFERRED,
    what      TEXT NOT NULL CHECK (trim(what) <> ''),
    given     INTEGER NOT NULL CHECK (given IN (0, 1)),
    got       INTEGER NOT NULL CHECK (got IN (0, 1)),
    initials  TEXT NOT NULL,
    account   TEXT,
    signed_in INTEGER NOT NULL CHECK (signed_in IN (0, 1)),
    changed   INTEGER NOT NULL CHECK (changed IN (0, 1))
) STRICT;
INSERT INTO receipt_line_new (id, handover, what, given, got, initials, account, signed_in, changed)
    SELECT id, handover, what, given, got, initials, NULL, 0, 0 FROM receipt_line;
DROP TABLE receipt_line;
ALTER TABLE receipt_line_new RENAME TO receipt_line;
CREATE INDEX receipt_line_handover ON receipt_line (handover);
