INSERT INTO attribution_runs (run_id, mode, cause, status, requested_at) VALUES (@RunId, @Mode, @Cause, 'queued', @Now);
