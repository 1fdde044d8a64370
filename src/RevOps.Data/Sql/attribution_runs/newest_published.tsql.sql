SELECT TOP (1) * FROM attribution_runs WHERE status = 'published' ORDER BY finished_at DESC;
