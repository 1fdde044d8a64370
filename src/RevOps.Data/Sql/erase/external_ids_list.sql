SELECT system, external_id AS id FROM external_ids WHERE contact_id IN @ContactIds;
