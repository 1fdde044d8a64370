-- What normalization could not use, and what it flagged. Values that may be personal are counted, not shown.
SELECT field, rule, value, COUNT(*) AS submissions, COUNT(DISTINCT lead_id) AS leads, MAX(received_at) AS last_at
FROM (
    SELECT s.lead_id, s.received_at, json_extract(j.value, '$.field') AS field, json_extract(j.value, '$.rule') AS rule,
        CASE WHEN json_extract(j.value, '$.field') IN ('country', 'company/country', 'company/industry', 'company/employees', 'company/annualRevenue', 'consent/purpose', 'utm/source', 'utm/medium', 'utm/campaign') THEN json_extract(j.value, '$.input') END AS value
    FROM submissions s JOIN json_each(s.steps) j
    WHERE (@FromAt IS NULL OR s.received_at >= @FromAt) AND (@UntilAt IS NULL OR s.received_at < @UntilAt)
      AND ((json_extract(j.value, '$.output') IS NULL AND json_extract(j.value, '$.rule') NOT IN ('name.title-dropped', 'name.suffix-dropped')) OR json_extract(j.value, '$.rule') IN ('email.typo-suggested', 'email.disposable', 'email.role', 'flag.fake-name', 'flag.doubtful-name', 'flag.fake-company', 'flag.spam-text', 'test.fake'))) AS found
GROUP BY field, rule, value
ORDER BY COUNT(*) DESC, field, rule, value LIMIT @Limit OFFSET @Skip;
