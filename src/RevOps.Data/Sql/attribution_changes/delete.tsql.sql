DELETE FROM attribution_changes WHERE change_id IN (SELECT value FROM OPENJSON(@Changes) WITH (value bigint '$'));
