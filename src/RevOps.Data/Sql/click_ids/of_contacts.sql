SELECT t.contact_id, k.kind, k.value, t.event_time AS clicked_at
FROM touchpoints t JOIN click_ids k ON k.touchpoint_id = t.touchpoint_id
WHERE t.contact_id IN @ContactIds
ORDER BY t.event_time, t.touchpoint_id;
