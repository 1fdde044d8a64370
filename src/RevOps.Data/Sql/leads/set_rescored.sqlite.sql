-- Only where nobody has scored the lead since it was read: live scoring wins.
UPDATE leads SET lead_score = j.score, threshold = j.threshold, rescore_at = j.rescore_at, score_version = leads.score_version + 1, updated_at = @Now
FROM (
    SELECT json_extract(value, '$.leadId') AS lead_id, json_extract(value, '$.score') AS score, json_extract(value, '$.threshold') AS threshold,
        json_extract(value, '$.rescoreAt') AS rescore_at, json_extract(value, '$.version') AS score_version
    FROM json_each(@Scores)
) j
WHERE leads.lead_id = j.lead_id AND leads.score_version = j.score_version
RETURNING leads.lead_id;
