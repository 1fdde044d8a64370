SELECT * FROM leads
WHERE contact_id IN @ContactIds;
