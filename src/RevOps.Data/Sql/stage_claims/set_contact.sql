UPDATE stage_claims SET contact_id = @ContactId WHERE claim_id = @ClaimId;
