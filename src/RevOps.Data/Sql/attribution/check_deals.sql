SELECT COUNT(*) AS deals, COALESCE(SUM(units), 0) AS units, COALESCE(SUM(deal_value), 0) AS deal_value FROM attribution_deals_next;
