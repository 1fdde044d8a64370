-- The score is the same; only when to look again is known better.
UPDATE l SET rescore_at = j.rescore_at
FROM leads l
JOIN OPENJSON(@Scores) WITH (
    lead_id nvarchar(100) COLLATE Latin1_General_100_BIN2 '$.leadId', rescore_at datetimeoffset(7) '$.rescoreAt', score_version int '$.version') j
    ON l.lead_id = j.lead_id AND l.score_version = j.score_version;
