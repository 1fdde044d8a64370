-- A name or an alias that the campaign no longer has takes its touchpoints with it.
UPDATE touchpoints SET campaign_id = NULL, campaign_match = NULL
WHERE campaign_id = @CampaignId
  AND ((campaign_match = 'name' AND (channel <> @Channel OR campaign_key <> @NameKey))
    OR (campaign_match = 'alias' AND campaign_key NOT IN (SELECT alias_key FROM campaign_aliases WHERE campaign_id = @CampaignId)));
