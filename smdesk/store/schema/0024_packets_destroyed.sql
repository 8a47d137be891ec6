-- Of the files beside the database a row goes with a destroyed picture or with the pages of a packet
-- that were destroyed: never one that some version, packet or picture names, and never but for a
-- picture whose log named it, or for a packet's pages whose key is gone.
DROP TRIGGER file_beside_is_kept;
CREATE TRIGGER file_beside_is_kept BEFORE DELETE ON file_beside
    WHEN EXISTS (SELECT 1 FROM secret_version WHERE content = OLD.hash AND content <> '')
    OR EXISTS (SELECT 1 FROM packet_document WHERE content = OLD.hash)
    OR EXISTS (SELECT 1 FROM media_asset WHERE content = OLD.hash)
    OR NOT (EXISTS (
        SELECT 1 FROM media_asset a JOIN operation o ON o.record = a.id AND o.kind = 'media_asset'
        WHERE a.destroyed_on IS NOT NULL AND o.field IN ('', 'content')
        AND instr(o.value, OLD.hash))
    OR EXISTS (
        SELECT 1 FROM operation o WHERE o.kind = 'packet_document' AND instr(o.value, OLD.hash)
        AND NOT EXISTS (SELECT 1 FROM record_key k WHERE k.record = o.record)))
BEGIN SELECT raise(ABORT, 'a file is never rewritten'); END;
