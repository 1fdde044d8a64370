SELECT merged_into_lead FROM leads WHERE lead_id = @LeadId;
