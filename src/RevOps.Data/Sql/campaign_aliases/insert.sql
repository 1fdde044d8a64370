INSERT INTO campaign_aliases (alias_key, alias, campaign_id) VALUES (@AliasKey, @Alias, @CampaignId);
