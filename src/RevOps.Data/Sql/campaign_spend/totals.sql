SELECT CAST(s.day AS varchar(10)) AS day, s.currency, SUM(s.amount) AS amount FROM campaign_spend s
WHERE (@Campaign IS NULL OR s.campaign_id = @Campaign) AND (@FromDay IS NULL OR s.day >= @FromDay) AND (@ToDay IS NULL OR s.day <= @ToDay)
GROUP BY s.day, s.currency;
