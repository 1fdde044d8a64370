UPDATE contacts SET merged_into = @MergedId
WHERE merged_into = @SurvivorId AND contact_id IN (SELECT row_id FROM merge_rows WHERE merge_id = @MergeId AND table_name = 'contacts');
