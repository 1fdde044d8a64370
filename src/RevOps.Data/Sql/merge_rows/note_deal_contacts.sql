INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'deal_contacts', deal_contact_id FROM deal_contacts WHERE contact_id = @MergedId;
