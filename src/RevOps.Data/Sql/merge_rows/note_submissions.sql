INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'submissions', submission_id FROM submissions WHERE contact_id = @MergedId;
