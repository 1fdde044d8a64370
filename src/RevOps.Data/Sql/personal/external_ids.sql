SELECT * FROM external_ids
WHERE contact_id IN @ContactIds;
