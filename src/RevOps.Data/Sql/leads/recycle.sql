-- The owner stays, so that it is known who had the lead; routing decides anew when it qualifies again.
UPDATE leads SET lifecycle_stage = @Stage, status = @Status, qualified_at = NULL, recycled_at = @RecycledAt, updated_at = @RecycledAt
WHERE lead_id = @LeadId;
