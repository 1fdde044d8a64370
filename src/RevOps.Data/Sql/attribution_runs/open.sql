SELECT COUNT(*) FROM attribution_runs WHERE finished_at IS NULL;
