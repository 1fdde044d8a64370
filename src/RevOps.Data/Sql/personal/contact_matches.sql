SELECT * FROM contact_matches
WHERE contact_id IN @ContactIds OR matched_contact_id IN @ContactIds;
