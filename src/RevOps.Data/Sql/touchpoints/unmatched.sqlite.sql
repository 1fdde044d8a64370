SELECT channel, campaign_key, MIN(campaign_ref) AS campaign_ref, MIN(utm_id) AS utm_id, MIN(utm_campaign) AS utm_campaign, COUNT(*) AS touchpoints,
    COUNT(DISTINCT contact_id) AS contacts, SUM(CASE WHEN event_type = 'form_submit' THEN 1 ELSE 0 END) AS submissions,
    MIN(event_time) AS first_at, MAX(event_time) AS last_at
FROM touchpoints
WHERE campaign_id IS NULL AND campaign_key IS NOT NULL AND (@FromAt IS NULL OR event_time >= @FromAt) AND (@ToAt IS NULL OR event_time < @ToAt)
GROUP BY channel, campaign_key
ORDER BY COUNT(*) DESC, channel, campaign_key LIMIT @Limit OFFSET @Skip;
