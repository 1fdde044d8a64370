UPDATE leads SET contact_id = @SurvivorId WHERE contact_id = @MergedId;
