SELECT event_id, kind, source, status, received_at, duplicate_of, reason_code, reason_field, reason_detail, lead_id, contact_id, deal_id
FROM events WHERE event_id = @EventId;
