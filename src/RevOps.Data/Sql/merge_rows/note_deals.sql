INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'deals', deal_id FROM deals WHERE primary_contact_id = @MergedId;
