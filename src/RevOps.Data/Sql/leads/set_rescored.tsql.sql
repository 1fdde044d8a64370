-- Only where nobody has scored the lead since it was read: live scoring wins.
UPDATE l SET lead_score = j.score, threshold = j.threshold, rescore_at = j.rescore_at, score_version = l.score_version + 1, updated_at = @Now
OUTPUT inserted.lead_id
FROM leads l
JOIN OPENJSON(@Scores) WITH (
    lead_id nvarchar(100) COLLATE Latin1_General_100_BIN2 '$.leadId', score int '$.score', threshold int '$.threshold',
    rescore_at datetimeoffset(7) '$.rescoreAt', score_version int '$.version') j
    ON l.lead_id = j.lead_id AND l.score_version = j.score_version;
