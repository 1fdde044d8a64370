INSERT INTO decisions (lead_id, kind, event_id, rule_version, decided_at, detail)
VALUES (@LeadId, @Kind, @EventId, @RuleVersion, @DecidedAt, @Detail);
