SELECT * FROM consents
WHERE contact_id IN @ContactIds;
