-- What came to the doors of vendors, by day: accepted, or why not. Counts only; nothing of what was sent.
CREATE TABLE vendor_counts (
    vendor  TEXT NOT NULL,
    day     TEXT NOT NULL,
    outcome TEXT NOT NULL,
    times   INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (vendor, day, outcome)
);
