SELECT rule_id, group_name, points, reason, rule_version FROM score_contributions WHERE lead_id = @LeadId ORDER BY seq;
