SELECT owner_id, name, email, team, manager_id, calendar, weight, active, external_ids, assigned,
    source, skills, languages, daily_cap, open_cap, time_zone, out_of_office, last_day, last_day_leads
FROM owners ORDER BY owner_id;
