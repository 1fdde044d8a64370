-- Touchpoints of a name that a campaign gave up, to whichever other campaign has it now.
UPDATE touchpoints SET
    campaign_match = CASE WHEN EXISTS (SELECT 1 FROM campaigns c WHERE c.channel = touchpoints.channel AND c.name_key = @Key) THEN 'name' ELSE 'alias' END,
    campaign_id = COALESCE(
        (SELECT MAX(c.campaign_id) FROM campaigns c WHERE c.channel = touchpoints.channel AND c.name_key = @Key),
        (SELECT a.campaign_id FROM campaign_aliases a WHERE a.alias_key = @Key))
WHERE campaign_id IS NULL AND campaign_key = @Key
  AND (EXISTS (SELECT 1 FROM campaigns c WHERE c.channel = touchpoints.channel AND c.name_key = @Key)
    OR EXISTS (SELECT 1 FROM campaign_aliases a WHERE a.alias_key = @Key));
