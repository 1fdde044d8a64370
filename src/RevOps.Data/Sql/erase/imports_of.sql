SELECT DISTINCT import_id FROM import_rows WHERE lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
