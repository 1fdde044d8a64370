-- What the deals' contacts did until they were closed. A campaign that nobody knows is none.
SELECT p.deal_id, t.touchpoint_id, t.contact_id, t.event_type, t.event_time, t.source, COALESCE(c.channel, t.channel) AS channel, c.campaign_id
FROM OPENJSON(@Ids) WITH (value nvarchar(100) COLLATE Latin1_General_100_BIN2 '$') j
JOIN deals d ON d.deal_id = j.value
JOIN deal_contacts p ON p.deal_id = d.deal_id
JOIN touchpoints t ON t.contact_id = p.contact_id
    AND t.event_time <= CASE WHEN d.closed_at > d.created_at THEN d.closed_at ELSE d.created_at END
LEFT JOIN campaigns c ON c.campaign_id = t.campaign_id
WHERE t.is_import = 0;
