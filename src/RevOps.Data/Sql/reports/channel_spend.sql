-- Spend by day, channel and currency.
SELECT CAST(s.day AS varchar(10)) AS day, COALESCE(c.channel, 'unknown') AS channel, s.currency, SUM(s.amount) AS amount
FROM campaign_spend s LEFT JOIN campaigns c ON c.campaign_id = s.campaign_id
WHERE s.day >= @FromDay AND s.day <= @ToDay AND (@Channel IS NULL OR COALESCE(c.channel, 'unknown') = @Channel)
GROUP BY s.day, c.channel, s.currency;
