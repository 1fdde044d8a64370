DELETE FROM stage_facts WHERE lead_id = @LeadId AND fact_key = @FactKey;
