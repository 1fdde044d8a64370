UPDATE deal_contacts SET contact_id = @MergedId
WHERE contact_id = @SurvivorId
  AND deal_contact_id IN (SELECT row_id FROM merge_rows WHERE merge_id = @MergeId AND table_name = 'deal_contacts');
