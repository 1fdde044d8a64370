SELECT audience, SUM(CASE WHEN removed_at IS NULL THEN 1 ELSE 0 END) AS members,
    SUM(CASE WHEN removed_at IS NULL THEN 0 ELSE 1 END) AS former_members
FROM audience_members GROUP BY audience ORDER BY audience;
