INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'contacts', contact_id FROM contacts WHERE merged_into = @MergedId;
