SELECT COUNT(*) FROM attribution_runs WHERE status = 'failed' AND finished_at > @Since;
