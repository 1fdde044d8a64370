-- One at a time: whoever holds the lock runs, and whoever died loses it.
UPDATE attribution_runs
SET status = 'running', started_at = COALESCE(started_at, @Now), locked_until = @Until, attempt = attempt + 1, processed = 0, total = 0, touches = 0, row_count = 0
WHERE run_id = @RunId AND finished_at IS NULL AND (status = 'queued' OR locked_until < @Now)
  AND NOT EXISTS (SELECT 1 FROM attribution_runs o WHERE o.run_id <> @RunId AND o.finished_at IS NULL AND o.locked_until >= @Now);
