SELECT is_test FROM leads WHERE contact_id = @ContactId ORDER BY created_at DESC, lead_id DESC LIMIT 1;
