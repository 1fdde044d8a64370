-- Only as the merge left it: whatever was decided since stays.
UPDATE leads SET status = @Status, merged_into_lead = NULL, updated_at = @Now
WHERE lead_id = @LeadId AND status = 'disqualified' AND merged_into_lead = @SurvivorId;
