UPDATE deals SET primary_contact_id = @SurvivorId WHERE primary_contact_id = @MergedId;
