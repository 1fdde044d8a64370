UPDATE owners SET name = @Name, email = @Email, team = @Team, manager_id = @ManagerId, calendar = @Calendar, weight = @Weight, active = @Active,
    external_ids = @ExternalIds, updated_at = @Now
WHERE owner_id = @OwnerId;
