INSERT INTO campaigns (campaign_id, channel, campaign_name, start_date, end_date, name_key, updated_at)
VALUES (@CampaignId, @Channel, @CampaignName, @StartDate, @EndDate, @NameKey, @Now);
