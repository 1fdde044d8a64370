SELECT claim_id, stage, at, reason FROM stage_claims
WHERE contact_id IN (SELECT contact_id FROM contacts WHERE contact_id = @ContactId OR merged_into = @ContactId)
ORDER BY at, claim_id;
