UPDATE import_batches SET status = 'completed', finished_at = @Now, updated_at = @Now
WHERE import_id = @ImportId AND status = 'running' AND is_read = 1
  AND NOT EXISTS (SELECT 1 FROM import_rows WHERE import_id = @ImportId AND status = 'staged');
