SELECT TOP (@Limit) event_id FROM events WHERE contact_id IS NULL AND duplicate_of IS NULL AND deal_id IS NULL AND event_id > @After ORDER BY event_id;
