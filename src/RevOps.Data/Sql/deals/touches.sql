-- What the deal's contacts did until it was created. A campaign that nobody knows is none.
SELECT t.touchpoint_id, t.contact_id, t.event_type, t.event_time, t.source, COALESCE(c.channel, t.channel) AS channel, c.campaign_id
FROM touchpoints t
LEFT JOIN campaigns c ON c.campaign_id = t.campaign_id
WHERE t.contact_id IN (SELECT contact_id FROM deal_contacts WHERE deal_id = @DealId) AND t.event_time <= @CreatedAt AND t.is_import = 0;
