SELECT * FROM nurture_enrollments
WHERE lead_id IN (SELECT lead_id FROM leads WHERE contact_id IN @ContactIds);
