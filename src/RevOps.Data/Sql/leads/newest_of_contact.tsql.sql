SELECT TOP (1) lead_id FROM leads WHERE contact_id = @ContactId ORDER BY created_at DESC, lead_id;
