SELECT created_at FROM leads WHERE lead_id = @LeadId;
