UPDATE service_events SET status = @Status, is_open = @IsOpen, contact_id = @ContactId, company_id = @CompanyId, asset = @Asset, opened_at = @OpenedAt,
    closed_at = @ClosedAt, ends_at = @EndsAt, value = @Value, currency = @Currency, updated_at = @UpdatedAt, event_id = @EventId
WHERE service_event_id = @ServiceEventId;
