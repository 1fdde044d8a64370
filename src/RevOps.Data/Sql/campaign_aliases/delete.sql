DELETE FROM campaign_aliases WHERE campaign_id IN @CampaignIds;
