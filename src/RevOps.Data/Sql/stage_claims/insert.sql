INSERT INTO stage_claims (claim_id, contact_id, stage, at, reason, event_id) VALUES (@ClaimId, @ContactId, @Stage, @At, @Reason, @EventId);
