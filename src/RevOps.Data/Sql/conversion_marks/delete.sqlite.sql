DELETE FROM conversion_marks WHERE mark_id IN (SELECT value FROM json_each(@Marks));
