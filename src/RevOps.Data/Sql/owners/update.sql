UPDATE owners SET name = @Name, email = @Email, team = @Team, manager_id = @ManagerId, calendar = @Calendar, weight = @Weight, active = @Active,
    external_ids = @ExternalIds, skills = @Skills, languages = @Languages, daily_cap = @DailyCap, open_cap = @OpenCap, time_zone = @TimeZone,
    out_of_office = @OutOfOffice, updated_at = @Now
WHERE owner_id = @OwnerId;
