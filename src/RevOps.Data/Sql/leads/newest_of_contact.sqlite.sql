SELECT lead_id FROM leads WHERE contact_id = @ContactId ORDER BY created_at DESC, lead_id LIMIT 1;
