SELECT campaign_id, channel, campaign_name, CAST(start_date AS varchar(10)) AS start_date,
    CAST(end_date AS varchar(10)) AS end_date, spend, name_key FROM campaigns
WHERE is_reserved = 0 AND (@Channel IS NULL OR channel = @Channel) AND (@After IS NULL OR campaign_id > @After)
ORDER BY campaign_id LIMIT @Limit;
