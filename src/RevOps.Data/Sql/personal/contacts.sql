SELECT * FROM contacts
WHERE contact_id IN @ContactIds;
