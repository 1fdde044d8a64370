SELECT CAST(s.day AS varchar(10)) AS day, s.currency, SUM(s.amount) AS amount
FROM campaign_spend s JOIN campaigns c ON c.campaign_id = s.campaign_id
WHERE c.channel = @Channel AND s.day >= @FromDay AND s.day <= @ToDay
GROUP BY s.day, s.currency;
