DELETE TOP (@Limit) FROM effects WHERE state IN ('logged', 'sent', 'dropped') AND done_at < @Before;
