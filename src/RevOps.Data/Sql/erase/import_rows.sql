UPDATE import_rows SET payload = NULL, error_detail = NULL WHERE lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
