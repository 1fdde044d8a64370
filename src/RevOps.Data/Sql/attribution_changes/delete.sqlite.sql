DELETE FROM attribution_changes WHERE change_id IN (SELECT value FROM json_each(@Changes));
