SELECT alias_key, alias, campaign_id FROM campaign_aliases WHERE alias_key IN @Keys AND campaign_id NOT IN @CampaignIds;
