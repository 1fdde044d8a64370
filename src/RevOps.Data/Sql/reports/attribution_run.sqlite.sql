-- The newest run whose results are what is published.
SELECT finished_at, currency FROM attribution_runs WHERE status = 'published' AND finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1;
