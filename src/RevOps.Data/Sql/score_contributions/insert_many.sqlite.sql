INSERT INTO score_contributions (lead_id, seq, rule_id, group_name, points, reason, rule_version)
SELECT json_extract(value, '$.leadId'), json_extract(value, '$.seq'), json_extract(value, '$.ruleId'), json_extract(value, '$.groupName'),
    json_extract(value, '$.points'), json_extract(value, '$.reason'), @RuleVersion
FROM json_each(@Contributions);
