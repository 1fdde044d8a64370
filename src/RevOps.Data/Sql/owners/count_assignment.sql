UPDATE owners SET assigned = assigned + 1, last_day_leads = CASE WHEN last_day = @Day THEN last_day_leads + 1 ELSE 1 END, last_day = @Day
WHERE owner_id = @OwnerId;
