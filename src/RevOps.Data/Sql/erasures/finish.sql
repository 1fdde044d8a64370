-- What was searched for is forgotten with it.
UPDATE erasures SET finished_at = @Now, removed = @Removed, needles = NULL, instances = NULL, imports = NULL
WHERE erasure_id = @ErasureId AND finished_at IS NULL;
