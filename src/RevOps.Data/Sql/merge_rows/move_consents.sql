UPDATE consents SET contact_id = @SurvivorId WHERE contact_id = @MergedId;
