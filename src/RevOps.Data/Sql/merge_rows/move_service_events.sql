UPDATE service_events SET contact_id = @SurvivorId WHERE contact_id = @MergedId;
