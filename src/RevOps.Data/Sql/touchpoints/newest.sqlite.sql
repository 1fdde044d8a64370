SELECT touchpoint_id, event_type, event_time, source, channel, utm_campaign, utm_source, utm_medium, campaign_id, campaign_ref, campaign_key, campaign_match, url, form
FROM touchpoints WHERE contact_id = @ContactId ORDER BY event_time DESC, touchpoint_id DESC LIMIT @Limit;
