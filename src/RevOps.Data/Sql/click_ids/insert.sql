INSERT INTO click_ids (touchpoint_id, kind, value)
SELECT @TouchpointId, @Kind, @Value
WHERE NOT EXISTS (SELECT 1 FROM click_ids WHERE touchpoint_id = @TouchpointId AND kind = @Kind);
