DELETE FROM score_contributions WHERE lead_id IN (SELECT value FROM json_each(@LeadIds));
