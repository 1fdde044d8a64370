UPDATE service_events SET asset = NULL WHERE contact_id IN @ContactIds;
