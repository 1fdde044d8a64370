UPDATE erasures SET lifted_at = @Now, lifted_by = @By WHERE erasure_id = @ErasureId AND lifted_at IS NULL;
