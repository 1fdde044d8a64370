INSERT INTO inventory_events (inventory_event_id, system, change_type, item, location, quantity, on_hand, occurred_at, event_id)
VALUES (@InventoryEventId, @System, @ChangeType, @Item, @Location, @Quantity, @OnHand, @OccurredAt, @EventId);
