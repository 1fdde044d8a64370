SELECT merge_id, survivor_id, merged_id, seq, merged_at, merged_by, reason, undone_at, undone_by, detail
FROM merges WHERE survivor_id = @SurvivorId ORDER BY seq DESC;
