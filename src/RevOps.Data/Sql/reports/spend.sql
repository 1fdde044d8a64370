-- Spend by day, campaign and currency.
SELECT CAST(s.day AS varchar(10)) AS day, s.campaign_id, COALESCE(c.channel, 'unknown') AS channel, c.campaign_name, s.currency, SUM(s.amount) AS amount,
    SUM(s.clicks) AS clicks, SUM(s.impressions) AS impressions
FROM campaign_spend s LEFT JOIN campaigns c ON c.campaign_id = s.campaign_id
WHERE s.day >= @FromDay AND s.day <= @ToDay AND (@Channel IS NULL OR COALESCE(c.channel, 'unknown') = @Channel)
GROUP BY s.day, s.campaign_id, c.channel, c.campaign_name, s.currency;
