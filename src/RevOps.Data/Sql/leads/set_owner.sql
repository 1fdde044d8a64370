UPDATE leads SET owner_id = @OwnerId, updated_at = @Now WHERE lead_id = @LeadId;
