INSERT INTO notifications (notification_id, kind, lead_id, owner_id, created_at, detail)
SELECT @NotificationId, @Kind, @LeadId, @OwnerId, @Now, @Detail
WHERE NOT EXISTS (SELECT 1 FROM notifications WHERE notification_id = @NotificationId);
