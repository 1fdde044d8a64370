SELECT erasure_id, contact_id, contact_ids, requested_at, requested_by, reason, needles, instances, imports, removed, finished_at, lifted_at, lifted_by
FROM erasures WHERE erasure_id = @ErasureId;
