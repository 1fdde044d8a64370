INSERT INTO contact_matches (match_id, event_id, contact_id, matched_contact_id, rule_id, confidence, decided_at, status)
SELECT @MatchId, @EventId, @ContactId, @MatchedContactId, @RuleId, @Confidence, @Now, @Status
WHERE NOT EXISTS (SELECT 1 FROM contact_matches WHERE match_id = @MatchId);
