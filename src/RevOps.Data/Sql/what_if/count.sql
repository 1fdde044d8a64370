SELECT COUNT(*) FROM leads WHERE created_at >= @FromAt AND created_at < @UntilAt;
