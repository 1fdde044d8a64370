UPDATE leads SET lead_score = @Score, threshold = @Threshold, lifecycle_stage = @Stage, status = @Status, owner_id = @OwnerId,
    qualified_at = @QualifiedAt, sla_id = COALESCE(@SlaId, sla_id), updated_at = @Now
WHERE lead_id = @LeadId;
