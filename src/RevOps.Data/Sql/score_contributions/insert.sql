INSERT INTO score_contributions (lead_id, seq, rule_id, group_name, points, reason, rule_version)
VALUES (@LeadId, @Seq, @RuleId, @GroupName, @Points, @Reason, @RuleVersion);
