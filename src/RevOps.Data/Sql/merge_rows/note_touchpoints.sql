INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'touchpoints', touchpoint_id FROM touchpoints WHERE contact_id = @MergedId;
