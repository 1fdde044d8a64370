SELECT deal_id, company_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, pipeline, lead_id,
    updated_at, event_id, content_key, expected_close_at, lifecycle_stage, source, channel, campaign_id, touches, first_touch_at, last_touch_at, journey_days,
    cac_proxy, cac_basis, cac_channel, cac_spend, cac_count, cac_currency
FROM deals
WHERE primary_contact_id = @ContactId OR deal_id IN (SELECT deal_id FROM deal_contacts WHERE contact_id = @ContactId)
ORDER BY created_at DESC, deal_id;
