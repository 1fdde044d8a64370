UPDATE vendor_counts SET times = times + @Times, last_at = CASE WHEN last_at < @LastAt THEN @LastAt ELSE last_at END
WHERE vendor = @Vendor AND day = @Day AND outcome = @Outcome;
