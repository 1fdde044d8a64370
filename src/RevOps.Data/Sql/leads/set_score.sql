UPDATE leads SET lead_score = @Score, threshold = @Threshold, lifecycle_stage = @Stage, status = @Status, owner_id = @OwnerId,
    qualified_at = @QualifiedAt, sla_id = COALESCE(@SlaId, sla_id), rescore_at = @RescoreAt, score_version = score_version + 1, updated_at = @Now
WHERE lead_id = @LeadId;
