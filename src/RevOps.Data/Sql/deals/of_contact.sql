SELECT deal_id, company_id, primary_contact_id, pipeline_stage, deal_value, probability, created_at, closed_at, won_lost, currency, pipeline, lead_id,
    updated_at, event_id, content_key
FROM deals
WHERE primary_contact_id = @ContactId OR deal_id IN (SELECT deal_id FROM deal_contacts WHERE contact_id = @ContactId)
ORDER BY created_at DESC, deal_id;
