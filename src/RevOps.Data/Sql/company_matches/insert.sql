INSERT INTO company_matches (match_id, event_id, company_id, rule_id, confidence, decided_at)
SELECT @MatchId, @EventId, @CompanyId, @RuleId, @Confidence, @Now
WHERE NOT EXISTS (SELECT 1 FROM company_matches WHERE match_id = @MatchId);
