UPDATE service_events SET contact_id = @MergedId
WHERE contact_id = @SurvivorId
  AND service_event_id IN (SELECT row_id FROM merge_rows WHERE merge_id = @MergeId AND table_name = 'service_events');
