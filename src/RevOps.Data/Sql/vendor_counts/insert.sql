INSERT INTO vendor_counts (vendor, day, outcome, times, last_at) VALUES (@Vendor, @Day, @Outcome, @Times, @LastAt);
