UPDATE what_if_runs SET status = @Status, processed = @Processed, finished_at = @Now, reason = @Reason, result = @Result
WHERE run_id = @RunId AND finished_at IS NULL;
