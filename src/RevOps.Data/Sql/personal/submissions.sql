SELECT * FROM submissions
WHERE contact_id IN @ContactIds;
