SELECT * FROM events
WHERE contact_id IN @ContactIds;
