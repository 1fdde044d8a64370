DELETE FROM score_contributions WHERE lead_id = @LeadId;
