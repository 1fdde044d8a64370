SELECT deal_id, company_id, primary_contact_id, lead_id, pipeline, pipeline_stage, deal_value, currency, probability, won_lost, created_at, closed_at
FROM deals WHERE deal_id = @DealId;
