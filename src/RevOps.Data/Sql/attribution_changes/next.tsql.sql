SELECT TOP (@Limit) change_id, deal_id FROM attribution_changes ORDER BY change_id;
