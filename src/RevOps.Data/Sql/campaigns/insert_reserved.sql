INSERT INTO campaigns (campaign_id, channel, campaign_name, spend, is_reserved)
SELECT @CampaignId, @Channel, @Name, 0, 1 WHERE NOT EXISTS (SELECT 1 FROM campaigns WHERE campaign_id = @CampaignId);
