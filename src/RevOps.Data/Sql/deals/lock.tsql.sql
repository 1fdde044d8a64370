-- Two versions of one deal at once would both be newer than the held one: the second waits here.
SELECT deal_id, company_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, pipeline, lead_id,
    updated_at, event_id, content_key, expected_close_at, lifecycle_stage, source, channel, campaign_id, touches, first_touch_at, last_touch_at, journey_days,
    cac_proxy, cac_basis, cac_channel, cac_spend, cac_count, cac_currency
FROM deals WITH (UPDLOCK, ROWLOCK) WHERE deal_id = @DealId;
