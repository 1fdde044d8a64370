UPDATE import_batches SET forgotten_at = @Now WHERE import_id = @ImportId;
