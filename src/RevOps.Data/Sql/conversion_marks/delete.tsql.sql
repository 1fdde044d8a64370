DELETE FROM conversion_marks WHERE mark_id IN (SELECT value FROM OPENJSON(@Marks) WITH (value bigint '$'));
