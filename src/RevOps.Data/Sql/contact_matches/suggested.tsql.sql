-- Pairs as they stand now: a pair that was merged is none any more.
SELECT TOP (@Limit) s.match_id, s.event_id, a.contact_id, b.contact_id AS matched_contact_id, s.rule_id, s.confidence, s.decided_at, s.status
FROM contact_matches s
JOIN contacts x ON x.contact_id = s.contact_id
JOIN contacts a ON a.contact_id = COALESCE(x.merged_into, x.contact_id)
JOIN contacts y ON y.contact_id = s.matched_contact_id
JOIN contacts b ON b.contact_id = COALESCE(y.merged_into, y.contact_id)
WHERE s.status = 'suggested' AND a.contact_id <> b.contact_id
    AND (@At IS NULL OR s.decided_at < @At OR (s.decided_at = @At AND s.match_id < @Id))
ORDER BY s.decided_at DESC, s.match_id DESC;
