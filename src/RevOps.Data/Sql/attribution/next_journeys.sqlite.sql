-- The next contacts that are in no won deal, with what they did; by contact and time.
SELECT t.contact_id, t.touchpoint_id, t.event_type, t.event_time, t.source, COALESCE(c.channel, t.channel) AS channel, c.campaign_id
FROM (
    SELECT contact_id FROM contacts o
    WHERE contact_id > @After AND merged_into IS NULL
      AND NOT EXISTS (SELECT 1 FROM deal_contacts p JOIN deals d ON d.deal_id = p.deal_id WHERE p.contact_id = o.contact_id AND d.won_lost = 'won')
      AND EXISTS (SELECT 1 FROM touchpoints x WHERE x.contact_id = o.contact_id AND x.is_import = 0)
    ORDER BY contact_id LIMIT @Limit
) o
JOIN touchpoints t ON t.contact_id = o.contact_id
LEFT JOIN campaigns c ON c.campaign_id = t.campaign_id
WHERE t.is_import = 0
ORDER BY t.contact_id, t.event_time, t.touchpoint_id;
