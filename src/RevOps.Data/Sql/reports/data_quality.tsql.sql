-- What normalization could not use, and what it flagged. Values that may be personal are counted, not shown.
SELECT field, [rule], value, COUNT(*) AS submissions, COUNT(DISTINCT lead_id) AS leads, MAX(received_at) AS last_at
FROM (
    SELECT s.lead_id, s.received_at, j.field, j.[rule],
        CASE WHEN j.field IN ('country', 'company/country', 'company/industry', 'company/employees', 'company/annualRevenue', 'consent/purpose', 'utm/source', 'utm/medium', 'utm/campaign') THEN j.input END AS value
    FROM submissions s
    CROSS APPLY OPENJSON(s.steps) WITH (field nvarchar(100) '$.field', [rule] nvarchar(100) '$.rule', input nvarchar(400) '$.input', output nvarchar(400) '$.output') AS j
    WHERE (@FromAt IS NULL OR s.received_at >= @FromAt) AND (@UntilAt IS NULL OR s.received_at < @UntilAt)
      AND ((j.output IS NULL AND j.[rule] NOT IN ('name.title-dropped', 'name.suffix-dropped')) OR j.[rule] IN ('email.typo-suggested', 'email.disposable', 'email.role', 'flag.fake-name', 'flag.doubtful-name', 'flag.fake-company', 'flag.spam-text', 'test.fake'))) AS found
GROUP BY field, [rule], value
ORDER BY COUNT(*) DESC, field, [rule], value OFFSET @Skip ROWS FETCH NEXT @Limit ROWS ONLY;
