-- Open leads are counted only where somebody goes by them.
SELECT o.owner_id, o.name, o.email, o.team, o.manager_id, o.calendar, o.weight, o.active, o.external_ids, o.assigned,
    o.source, o.skills, o.languages, o.daily_cap, o.open_cap, o.time_zone, o.out_of_office, o.last_day, o.last_day_leads,
    CASE WHEN @CountOpen = 1 OR o.open_cap IS NOT NULL
        THEN (SELECT COUNT(*) FROM leads l WHERE l.owner_id = o.owner_id AND l.status = 'working' AND l.lifecycle_stage IN ('MQL', 'SQL'))
        ELSE 0 END AS open_leads
FROM owners o ORDER BY o.owner_id;
