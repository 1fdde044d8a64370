SELECT submission_id, event_id, lead_id, contact_id, connector, submitted_at, received_at, is_import, payload, steps, rule_version
FROM submissions WHERE lead_id = @LeadId ORDER BY received_at, submission_id;
