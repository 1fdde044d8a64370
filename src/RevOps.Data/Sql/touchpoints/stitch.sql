UPDATE touchpoints SET contact_id = @ContactId WHERE visitor_id = @VisitorId AND contact_id IS NULL;
