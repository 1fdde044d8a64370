SELECT COUNT(*) AS row_count, COALESCE(SUM(attributed_revenue), 0) AS revenue FROM campaign_attribution_next;
