-- Its address goes to the survivor, if the rules say so; its key stays, and finds the survivor.
UPDATE contacts SET merged_into = @SurvivorId, email = @Email, updated_at = @Now WHERE contact_id = @ContactId;
