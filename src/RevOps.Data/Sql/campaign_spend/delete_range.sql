DELETE FROM campaign_spend WHERE source = @Source AND campaign_id = @CampaignId AND day >= @FromDay AND day <= @ToDay;
