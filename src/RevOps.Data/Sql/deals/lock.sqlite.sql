-- The transaction holds the write lock already.
SELECT deal_id, company_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, pipeline, lead_id,
    updated_at, event_id, content_key, expected_close_at, lifecycle_stage, source, channel, campaign_id, touches, first_touch_at, last_touch_at, journey_days,
    cac_proxy, cac_basis, cac_channel, cac_spend, cac_count, cac_currency
FROM deals WHERE deal_id = @DealId;
