-- The score is the same; only when to look again is known better.
UPDATE leads SET rescore_at = j.rescore_at
FROM (
    SELECT json_extract(value, '$.leadId') AS lead_id, json_extract(value, '$.rescoreAt') AS rescore_at, json_extract(value, '$.version') AS score_version
    FROM json_each(@Scores)
) j
WHERE leads.lead_id = j.lead_id AND leads.score_version = j.score_version;
