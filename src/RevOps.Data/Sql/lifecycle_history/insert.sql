INSERT INTO lifecycle_history (lead_id, seq, stage, at, reason, seconds_in_stage) VALUES (@LeadId, @Seq, @Stage, @At, @Reason, @SecondsInStage);
