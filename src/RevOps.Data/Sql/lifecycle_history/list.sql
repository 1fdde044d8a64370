SELECT stage, at, reason, seconds_in_stage FROM lifecycle_history WHERE lead_id = @LeadId ORDER BY seq;
