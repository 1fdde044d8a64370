INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'leads', lead_id FROM leads WHERE contact_id = @MergedId;
