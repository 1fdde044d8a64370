-- What came to the doors of vendors, by day: accepted, or why not. Counts only; nothing of what was sent.
CREATE TABLE vendor_counts (
    vendor  varchar(40) NOT NULL,
    day     date NOT NULL,
    outcome varchar(40) NOT NULL,
    times   bigint NOT NULL,
    last_at datetimeoffset(7) NOT NULL,
    PRIMARY KEY (vendor, day, outcome)
);
