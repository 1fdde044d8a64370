INSERT INTO owners (owner_id, name, email, team, manager_id, calendar, weight, active, external_ids, assigned, updated_at,
    source, skills, languages, daily_cap, open_cap, time_zone, out_of_office)
SELECT @OwnerId, @Name, @Email, @Team, @ManagerId, @Calendar, @Weight, @Active, @ExternalIds, 0, @Now,
    'api', @Skills, @Languages, @DailyCap, @OpenCap, @TimeZone, @OutOfOffice
WHERE NOT EXISTS (SELECT 1 FROM owners WHERE owner_id = @OwnerId);
