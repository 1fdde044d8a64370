SELECT * FROM attribution_runs WHERE run_id = @RunId;
