SELECT r.attribution_model, r.campaign_id, c.channel, c.campaign_name, r.attributed_revenue
FROM campaign_attribution r JOIN campaigns c ON c.campaign_id = r.campaign_id
WHERE r.attribution_id > @FromId AND r.attribution_id < @UntilId AND r.deal_id = @DealId
ORDER BY r.attribution_id;
