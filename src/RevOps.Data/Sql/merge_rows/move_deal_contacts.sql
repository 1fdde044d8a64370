UPDATE deal_contacts SET contact_id = @SurvivorId WHERE contact_id = @MergedId;
