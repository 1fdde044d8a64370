SELECT fact_key, kind, stage, at, reason FROM stage_facts WHERE lead_id = @LeadId;
