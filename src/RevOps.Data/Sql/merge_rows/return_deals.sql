UPDATE deals SET primary_contact_id = @MergedId
WHERE primary_contact_id = @SurvivorId AND deal_id IN (SELECT row_id FROM merge_rows WHERE merge_id = @MergeId AND table_name = 'deals');
