UPDATE attribution_runs SET status = 'queued', locked_until = NULL WHERE run_id = @RunId AND attempt = @Attempt AND finished_at IS NULL;
