-- The packet as it was printed: for whom, and its very bytes, sealed beside the database.

ALTER TABLE packet_copy ADD COLUMN seat TEXT;
ALTER TABLE packet_copy ADD COLUMN reader TEXT NOT NULL DEFAULT 'team'
    CHECK (reader IN ('team', 'management', 'support', 'outside'));
ALTER TABLE packet_copy ADD COLUMN recipient TEXT NOT NULL DEFAULT '';
ALTER TABLE packet_copy ADD COLUMN parts TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(parts) AND json_type(parts) = 'array');
ALTER TABLE packet_copy ADD COLUMN digest INTEGER NOT NULL DEFAULT 0 CHECK (digest IN (0, 1));

CREATE TABLE packet_document (
    id      TEXT PRIMARY KEY NOT NULL CHECK (id <> ''),
    packet  TEXT NOT NULL REFERENCES packet (id) DEFERRABLE INITIALLY DEFERRED,
    sha256  TEXT NOT NULL CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    size    INTEGER NOT NULL CHECK (size > 0),
    content TEXT NOT NULL CHECK (content <> '')
) STRICT;
CREATE INDEX packet_document_packet ON packet_document (packet);

-- Points at no account by force: what was received outlives the account.
ALTER TABLE receipt_line ADD COLUMN account TEXT;
ALTER TABLE receipt_line ADD COLUMN signed_in INTEGER NOT NULL DEFAULT 0
    CHECK (signed_in IN (0, 1));
ALTER TABLE receipt_line ADD COLUMN changed INTEGER NOT NULL DEFAULT 0 CHECK (changed IN (0, 1));
