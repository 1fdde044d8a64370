SELECT * FROM touchpoints
WHERE contact_id IN @ContactIds;
