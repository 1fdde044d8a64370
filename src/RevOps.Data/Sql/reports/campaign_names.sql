SELECT campaign_id, campaign_name, is_reserved FROM campaigns;
