SELECT campaign_id, channel, campaign_name, CAST(start_date AS varchar(10)) AS start_date,
    CAST(end_date AS varchar(10)) AS end_date, spend, name_key FROM campaigns WHERE campaign_id = @CampaignId;
