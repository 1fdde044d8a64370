SELECT run_id, status, from_at, until_at, rules, created_at, finished_at, processed, total, reason, result FROM what_if_runs WHERE run_id = @RunId;
