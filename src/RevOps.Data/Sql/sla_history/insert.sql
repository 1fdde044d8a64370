INSERT INTO sla_history (sla_id, seq, state, at, reason)
SELECT @SlaId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM sla_history WHERE sla_id = @SlaId), @State, @At, @Reason;
