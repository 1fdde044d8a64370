SELECT TOP (1) * FROM attribution_runs WHERE mode = 'full' AND status = 'published' ORDER BY finished_at DESC;
