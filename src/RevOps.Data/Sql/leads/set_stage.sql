UPDATE leads SET lifecycle_stage = @Stage, status = @Status, owner_id = @OwnerId, qualified_at = @QualifiedAt, updated_at = @Now
WHERE lead_id = @LeadId;
