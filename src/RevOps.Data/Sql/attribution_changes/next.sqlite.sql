SELECT change_id, deal_id FROM attribution_changes ORDER BY change_id LIMIT @Limit;
