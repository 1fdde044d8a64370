UPDATE attribution_runs
SET processed = @Processed, total = @Total, touches = @Touches, row_count = @Rows, locked_until = @Until
WHERE run_id = @RunId AND attempt = @Attempt AND finished_at IS NULL;
