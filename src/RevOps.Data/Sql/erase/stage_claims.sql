UPDATE stage_claims SET reason = '' WHERE contact_id IN @ContactIds;
