SELECT touchpoint_id FROM touchpoints WHERE visitor_id = @VisitorId AND contact_id IS NULL;
