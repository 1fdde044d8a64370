-- What files have said so far of a campaign's days.
SELECT source, campaign_id, CAST(day AS varchar(10)) AS day, amount, currency, clicks, impressions, is_prorated, import_id FROM campaign_spend
WHERE source = @Source AND campaign_id = @CampaignId AND day >= @FromDay AND day <= @ToDay AND import_id IS NOT NULL;
