SELECT lead_id, rule_id, group_name, points, reason
FROM score_contributions WHERE lead_id IN (SELECT value FROM json_each(@LeadIds)) ORDER BY lead_id, seq;
