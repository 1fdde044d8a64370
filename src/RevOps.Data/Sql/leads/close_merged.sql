UPDATE leads SET status = 'disqualified', merged_into_lead = @SurvivorId, updated_at = @Now WHERE lead_id = @LeadId;
