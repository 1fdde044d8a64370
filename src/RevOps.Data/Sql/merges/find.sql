SELECT merge_id, survivor_id, merged_id, seq, merged_at, merged_by, reason, undone_at, undone_by, detail
FROM merges WHERE merge_id = @MergeId;
