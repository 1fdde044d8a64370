INSERT INTO merges (merge_id, survivor_id, merged_id, seq, merged_at, merged_by, reason, detail)
VALUES (@MergeId, @SurvivorId, @MergedId, @Seq, @MergedAt, @MergedBy, @Reason, @Detail);
