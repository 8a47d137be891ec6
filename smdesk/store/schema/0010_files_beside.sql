-- Sealed files lie in a folder beside the database. Here stands which there are: a row comes with the
-- task that put the file there, after the file, and never goes.
CREATE TABLE file_beside (
    hash  TEXT PRIMARY KEY NOT NULL CHECK (length(hash) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;
INSERT INTO file_beside (hash, bytes) SELECT hash, length(sealed) FROM content;
CREATE TRIGGER file_beside_stays BEFORE UPDATE ON file_beside
BEGIN SELECT raise(ABORT, 'a file is never rewritten'); END;
CREATE TRIGGER file_beside_is_kept BEFORE DELETE ON file_beside
BEGIN SELECT raise(ABORT, 'a file is never rewritten'); END;
CREATE INDEX secret_version_content ON secret_version (content) WHERE content <> '';

-- What an earlier smdesk kept in the database goes from there, each file once it lies in the folder.
DROP TRIGGER content_is_kept;
CREATE TRIGGER content_is_over BEFORE INSERT ON content
BEGIN SELECT raise(ABORT, 'files lie beside the database'); END;
