SELECT lead_id, rule_id, group_name, points, reason
FROM score_contributions
WHERE lead_id IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@LeadIds)) ORDER BY lead_id, seq;
