-- Days of a campaign that have a figure of their own: shares of a longer one do not replace it.
SELECT CAST(day AS varchar(10)) FROM campaign_spend
WHERE source = @Source AND campaign_id = @CampaignId AND day >= @FromDay AND day <= @ToDay AND is_prorated = 0;
