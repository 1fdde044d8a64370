SELECT alias_key, alias, campaign_id FROM campaign_aliases WHERE campaign_id IN @CampaignIds ORDER BY campaign_id, alias_key;
