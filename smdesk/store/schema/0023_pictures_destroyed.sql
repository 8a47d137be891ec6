-- The day on which a picture was destroyed for good; its key and its file are gone since then.
ALTER TABLE media_asset ADD COLUMN destroyed_on TEXT
    CHECK (destroyed_on IS date(destroyed_on) AND (destroyed_on IS NULL OR content = ''));

-- Of the files beside the database a row goes only with a destroyed picture: never one that some
-- version, packet or picture names, and never but for a picture whose log named it.
DROP TRIGGER file_beside_is_kept;
CREATE TRIGGER file_beside_is_kept BEFORE DELETE ON file_beside
    WHEN EXISTS (SELECT 1 FROM secret_version WHERE content = OLD.hash AND content <> '')
    OR EXISTS (SELECT 1 FROM packet_document WHERE content = OLD.hash)
    OR EXISTS (SELECT 1 FROM media_asset WHERE content = OLD.hash)
    OR NOT EXISTS (
        SELECT 1 FROM media_asset a JOIN operation o ON o.record = a.id AND o.kind = 'media_asset'
        WHERE a.destroyed_on IS NOT NULL AND o.field IN ('', 'content')
        AND instr(o.value, OLD.hash))
BEGIN SELECT raise(ABORT, 'a file is never rewritten'); END;
