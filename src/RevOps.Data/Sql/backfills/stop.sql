UPDATE backfills SET finished_at = @Now, updated_at = @Now WHERE backfill_id = @BackfillId AND finished_at IS NULL;
