SELECT owner_id, name, email, team, manager_id, calendar, weight, active, external_ids, assigned FROM owners ORDER BY owner_id;
