UPDATE campaigns SET spend = @Spend WHERE campaign_id = @CampaignId;
