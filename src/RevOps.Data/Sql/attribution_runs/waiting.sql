SELECT run_id FROM attribution_runs WHERE finished_at IS NULL AND (locked_until IS NULL OR locked_until < @Now) ORDER BY requested_at;
