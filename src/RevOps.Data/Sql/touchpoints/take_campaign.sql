-- What came before its campaign was known, or before its alias was. A branch per index: OR would read the whole table.
UPDATE touchpoints SET campaign_id = @CampaignId, campaign_match = CASE
    WHEN campaign_ref = @CampaignId THEN 'id'
    WHEN utm_id = @CampaignId THEN 'utm_id'
    WHEN campaign_key = @NameKey AND channel = @Channel THEN 'name'
    ELSE 'alias' END
WHERE touchpoint_id IN (
    SELECT touchpoint_id FROM touchpoints WHERE campaign_id IS NULL AND campaign_ref = @CampaignId
    UNION ALL
    SELECT touchpoint_id FROM touchpoints WHERE campaign_id IS NULL AND utm_id = @CampaignId
    UNION ALL
    SELECT touchpoint_id FROM touchpoints WHERE campaign_id IS NULL AND campaign_key = @NameKey AND channel = @Channel
    UNION ALL
    SELECT t.touchpoint_id FROM campaign_aliases a JOIN touchpoints t ON t.campaign_key = a.alias_key AND t.campaign_id IS NULL WHERE a.campaign_id = @CampaignId);
