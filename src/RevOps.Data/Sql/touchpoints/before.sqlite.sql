-- The newest touchpoints of many contacts, each before a time of its own; n is the position in the list that was asked for.
SELECT n, event_type, event_time, url
FROM (
    SELECT w.n, t.event_type, t.event_time, t.url,
        ROW_NUMBER() OVER (PARTITION BY w.n ORDER BY t.event_time DESC, t.touchpoint_id DESC) AS place
    FROM (
        SELECT CAST(j.key AS INTEGER) AS n, json_extract(j.value, '$.contactId') AS contact_id, json_extract(j.value, '$.before') AS before_at
        FROM json_each(@Wanted) j
    ) w
    JOIN touchpoints t ON t.contact_id = w.contact_id AND t.event_time < w.before_at
) newest
WHERE place <= @Limit
ORDER BY n, place;
