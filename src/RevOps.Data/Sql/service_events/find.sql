SELECT service_event_id, system, kind, external_id, status, is_open, contact_id, company_id, asset, opened_at, closed_at, ends_at, value, currency, updated_at, event_id
FROM service_events WHERE service_event_id = @ServiceEventId;
