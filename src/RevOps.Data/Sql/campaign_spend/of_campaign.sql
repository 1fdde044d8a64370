SELECT CAST(day AS varchar(10)) AS day, currency, SUM(amount) AS amount FROM campaign_spend WHERE campaign_id = @CampaignId GROUP BY day, currency;
