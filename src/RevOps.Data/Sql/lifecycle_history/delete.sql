DELETE FROM lifecycle_history WHERE lead_id = @LeadId;
