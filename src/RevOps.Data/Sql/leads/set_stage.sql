UPDATE leads SET lifecycle_stage = @Stage, status = @Status, updated_at = @Now WHERE lead_id = @LeadId;
