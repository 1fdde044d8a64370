SELECT stage, at, reason FROM lifecycle_history WHERE lead_id = @LeadId ORDER BY seq;
