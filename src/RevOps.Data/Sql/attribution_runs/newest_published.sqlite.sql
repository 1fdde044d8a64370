SELECT * FROM attribution_runs WHERE status = 'published' ORDER BY finished_at DESC LIMIT 1;
