DELETE FROM erased_keys WHERE erasure_id = @ErasureId;
