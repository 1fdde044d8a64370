INSERT INTO service_events (service_event_id, system, kind, external_id, status, is_open, contact_id, company_id, asset, opened_at, closed_at, ends_at, value, currency, updated_at, event_id)
VALUES (@ServiceEventId, @System, @Kind, @ExternalId, @Status, @IsOpen, @ContactId, @CompanyId, @Asset, @OpenedAt, @ClosedAt, @EndsAt, @Value, @Currency, @UpdatedAt, @EventId);
