SELECT COUNT(DISTINCT deal_id) FROM attribution_changes;
