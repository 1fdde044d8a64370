SELECT
    (SELECT COUNT(*) FROM effects WHERE state = 'pending') AS pending,
    (SELECT MIN(created_at) FROM effects WHERE state = 'pending') AS oldest,
    (SELECT COUNT(*) FROM effects WHERE state = 'given-up' AND done_at IS NOT NULL) AS given_up;
