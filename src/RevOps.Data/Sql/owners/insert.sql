INSERT INTO owners (owner_id, name, email, team, manager_id, calendar, weight, active, external_ids, assigned, updated_at)
SELECT @OwnerId, @Name, @Email, @Team, @ManagerId, @Calendar, @Weight, @Active, @ExternalIds, 0, @Now
WHERE NOT EXISTS (SELECT 1 FROM owners WHERE owner_id = @OwnerId);
