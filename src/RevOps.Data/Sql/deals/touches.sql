SELECT event_type, event_time AS at, campaign_id, contact_id FROM touchpoints
WHERE contact_id IN (SELECT contact_id FROM deal_contacts WHERE deal_id = @DealId) AND event_time <= @CreatedAt AND is_import = 0;
