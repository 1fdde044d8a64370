-- Which key subscribed: it may end its own hooks without being an admin's.
ALTER TABLE hooks ADD key_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;
