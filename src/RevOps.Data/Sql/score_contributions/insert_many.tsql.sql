INSERT INTO score_contributions (lead_id, seq, rule_id, group_name, points, reason, rule_version)
SELECT lead_id, seq, rule_id, group_name, points, reason, @RuleVersion
FROM OPENJSON(@Contributions) WITH (
    lead_id nvarchar(100) COLLATE Latin1_General_100_BIN2 '$.leadId', seq int '$.seq', rule_id nvarchar(200) '$.ruleId',
    group_name nvarchar(50) '$.groupName', points int '$.points', reason nvarchar(max) '$.reason');
