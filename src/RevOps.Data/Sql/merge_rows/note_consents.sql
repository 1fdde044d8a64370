INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'consents', consent_id FROM consents WHERE contact_id = @MergedId;
