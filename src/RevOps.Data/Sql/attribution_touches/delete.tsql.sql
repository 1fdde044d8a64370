DELETE FROM attribution_touches WHERE deal_id IN (SELECT value FROM OPENJSON(@Ids) WITH (value nvarchar(100) COLLATE Latin1_General_100_BIN2 '$'));
