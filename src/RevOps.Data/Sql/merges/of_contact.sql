SELECT merge_id, survivor_id, merged_id, seq, merged_at, merged_by, reason, undone_at, undone_by, detail FROM merges WHERE survivor_id = @ContactId
UNION ALL
SELECT merge_id, survivor_id, merged_id, seq, merged_at, merged_by, reason, undone_at, undone_by, detail FROM merges WHERE merged_id = @ContactId
ORDER BY merged_at DESC, merge_id;
