-- One that is not finished is left to whoever mends it.
SELECT TOP (@Limit) import_id, next_row FROM import_batches
WHERE forgotten_at IS NULL AND received_at < @Before AND finished_at IS NOT NULL ORDER BY received_at;
