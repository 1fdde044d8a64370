-- Rows of a deal or campaign that does not exist.
SELECT (SELECT COUNT(*) FROM attribution_deals_next n WHERE NOT EXISTS (SELECT 1 FROM deals d WHERE d.deal_id = n.deal_id))
    + (SELECT COUNT(*) FROM (SELECT DISTINCT campaign_id FROM attribution_touches_next) n
       WHERE NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.campaign_id = n.campaign_id));
