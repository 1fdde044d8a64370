-- Two versions of one deal at once would both be newer than the held one: the second waits here.
SELECT deal_id, company_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, pipeline, lead_id,
    updated_at, event_id, content_key
FROM deals WITH (UPDLOCK, ROWLOCK) WHERE deal_id = @DealId;
