UPDATE contacts SET merged_into = @SurvivorId WHERE merged_into = @MergedId;
