-- What each model gave in all.
SELECT COUNT(*) AS row_count,
    SUM(t.first_touch) AS first_touch,
    SUM(t.last_touch) AS last_touch,
    SUM(t.last_non_direct) AS last_non_direct,
    SUM(t.linear) AS linear,
    SUM(t.position_based) AS position_based,
    SUM(t.u_shaped) AS u_shaped,
    SUM(t.w_shaped) AS w_shaped,
    SUM(t.full_path) AS full_path,
    SUM(t.time_decay) AS time_decay,
    SUM(t.markov) AS markov,
    SUM(t.shapley) AS shapley
FROM attribution_touches_next t;
