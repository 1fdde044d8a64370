-- The newest touchpoints of many contacts, each before a time of its own; n is the position in the list that was asked for.
SELECT n, event_type, event_time, url
FROM (
    SELECT w.n, t.event_type, t.event_time, t.url,
        ROW_NUMBER() OVER (PARTITION BY w.n ORDER BY t.event_time DESC, t.touchpoint_id DESC) AS place
    FROM (
        SELECT CAST(j.[key] AS int) AS n, v.contact_id, v.before_at
        FROM OPENJSON(@Wanted) j
        CROSS APPLY OPENJSON(j.value) WITH (
            contact_id nvarchar(100) COLLATE Latin1_General_100_BIN2 '$.contactId', before_at datetimeoffset(7) '$.before') v
    ) w
    JOIN touchpoints t ON t.contact_id = w.contact_id AND t.event_time < w.before_at
) newest
WHERE place <= @Limit
ORDER BY n, place;
