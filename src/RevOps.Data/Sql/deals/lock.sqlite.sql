-- The transaction holds the write lock already.
SELECT deal_id, company_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, pipeline, lead_id,
    updated_at, event_id, content_key
FROM deals WHERE deal_id = @DealId;
