UPDATE what_if_runs SET status = 'running', processed = @Processed, total = @Total WHERE run_id = @RunId AND finished_at IS NULL;
