SELECT contact_id FROM leads WHERE lead_id = @LeadId;
