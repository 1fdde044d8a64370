SELECT TOP (@Limit) match_id, event_id, contact_id, matched_contact_id, rule_id, confidence, decided_at, status
FROM contact_matches WHERE matched_contact_id IN @ContactIds AND status = 'linked' ORDER BY decided_at DESC, match_id DESC;
