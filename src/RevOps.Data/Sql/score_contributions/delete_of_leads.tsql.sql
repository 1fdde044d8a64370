DELETE FROM score_contributions WHERE lead_id IN (SELECT value COLLATE Latin1_General_100_BIN2 FROM OPENJSON(@LeadIds));
