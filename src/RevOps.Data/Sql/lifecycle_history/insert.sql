INSERT INTO lifecycle_history (lead_id, seq, stage, at, reason)
SELECT @LeadId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM lifecycle_history WHERE lead_id = @LeadId), @Stage, @At, @Reason;
