SELECT TOP (@Limit) s.source, s.campaign_id, CAST(s.day AS varchar(10)) AS day, s.amount, s.currency, s.clicks, s.impressions, s.is_prorated, c.channel, c.campaign_name
FROM campaign_spend s LEFT JOIN campaigns c ON c.campaign_id = s.campaign_id
WHERE (@Campaign IS NULL OR s.campaign_id = @Campaign) AND (@FromDay IS NULL OR s.day >= @FromDay) AND (@ToDay IS NULL OR s.day <= @ToDay)
  AND (@AfterDay IS NULL OR s.day > @AfterDay OR (s.day = @AfterDay AND (s.campaign_id > @AfterCampaign OR (s.campaign_id = @AfterCampaign AND s.source > @AfterSource))))
ORDER BY s.day, s.campaign_id, s.source;
