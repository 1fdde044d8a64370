DELETE FROM effects WHERE seq IN (
    SELECT seq FROM effects WHERE state IN ('logged', 'sent', 'dropped') AND done_at < @Before LIMIT @Limit);
