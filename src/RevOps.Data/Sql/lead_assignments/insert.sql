INSERT INTO lead_assignments (lead_id, seq, sla_id, from_owner_id, owner_id, at, reason)
SELECT @LeadId, (SELECT COALESCE(MAX(seq), 0) + 1 FROM lead_assignments WHERE lead_id = @LeadId), @SlaId, @FromOwnerId, @OwnerId, @At, @Reason;
