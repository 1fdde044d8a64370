SELECT vendor, outcome, SUM(times) AS times, MAX(last_at) AS last_at FROM vendor_counts WHERE day >= @From GROUP BY vendor, outcome;
