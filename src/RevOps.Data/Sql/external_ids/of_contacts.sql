SELECT system, external_id, contact_id FROM external_ids WHERE contact_id IN @ContactIds ORDER BY system, external_id;
