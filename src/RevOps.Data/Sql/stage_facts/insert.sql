INSERT INTO stage_facts (lead_id, fact_key, kind, stage, at, reason) VALUES (@LeadId, @FactKey, @Kind, @Stage, @At, @Reason);
