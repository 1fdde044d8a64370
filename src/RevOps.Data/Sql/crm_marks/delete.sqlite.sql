DELETE FROM crm_marks WHERE mark_id IN (SELECT value FROM json_each(@Marks));
