DELETE FROM attribution_changes WHERE change_id <= @Newest;
