-- As touches, of all contacts of the deals' companies.
SELECT p.deal_id, t.touchpoint_id, t.contact_id, t.event_type, t.event_time, t.source, COALESCE(c.channel, t.channel) AS channel, c.campaign_id
FROM (
    SELECT d.deal_id, dc.contact_id, CASE WHEN d.closed_at > d.created_at THEN d.closed_at ELSE d.created_at END AS until_at
    FROM json_each(@Ids) j
    JOIN deals d ON d.deal_id = j.value
    JOIN deal_contacts dc ON dc.deal_id = d.deal_id
    UNION
    SELECT d.deal_id, co.contact_id, CASE WHEN d.closed_at > d.created_at THEN d.closed_at ELSE d.created_at END AS until_at
    FROM json_each(@Ids) j
    JOIN deals d ON d.deal_id = j.value
    JOIN contacts co ON co.company_id = d.company_id
) p
JOIN touchpoints t ON t.contact_id = p.contact_id AND t.event_time <= p.until_at
LEFT JOIN campaigns c ON c.campaign_id = t.campaign_id
WHERE t.is_import = 0;
