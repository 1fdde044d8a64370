-- What the CRM is to know of deals: the campaign that earned most of it by the linear model, with its share, and the CAC proxy.
SELECT d.deal_id AS id, d.cac_proxy, a.campaign, a.revenue
FROM deals d
LEFT JOIN (
    SELECT r.deal_id, c.campaign_name AS campaign, r.attributed_revenue AS revenue,
        ROW_NUMBER() OVER (PARTITION BY r.deal_id ORDER BY r.attributed_revenue DESC, r.campaign_id) AS place
    FROM campaign_attribution r JOIN campaigns c ON c.campaign_id = r.campaign_id
    WHERE r.deal_id IN @Ids AND r.attribution_model = 'linear' AND c.is_reserved = 0) a ON a.deal_id = d.deal_id AND a.place = 1
WHERE d.deal_id IN @Ids
ORDER BY d.deal_id;
