INSERT INTO merge_rows (merge_id, table_name, row_id)
SELECT @MergeId, 'service_events', service_event_id FROM service_events WHERE contact_id = @MergedId;
