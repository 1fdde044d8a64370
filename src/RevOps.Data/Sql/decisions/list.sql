SELECT kind, event_id, rule_version, decided_at, detail FROM decisions WHERE lead_id = @LeadId;
