-- The merge that took a contact away.
SELECT merge_id, survivor_id, merged_id, seq, merged_at, merged_by, reason, undone_at, undone_by, detail
FROM merges WHERE merged_id = @MergedId AND undone_at IS NULL;
