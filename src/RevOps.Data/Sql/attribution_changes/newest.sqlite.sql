SELECT COALESCE(MAX(change_id), 0) FROM attribution_changes;
