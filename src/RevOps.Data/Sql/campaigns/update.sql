UPDATE campaigns SET channel = @Channel, campaign_name = @CampaignName, start_date = @StartDate, end_date = @EndDate, name_key = @NameKey, updated_at = @Now
WHERE campaign_id = @CampaignId;
