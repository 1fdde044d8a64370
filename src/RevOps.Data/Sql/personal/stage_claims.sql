SELECT * FROM stage_claims
WHERE contact_id IN @ContactIds;
