-- The trace in which something was left for later, so that what is done then belongs to it.
ALTER TABLE effects ADD COLUMN trace TEXT NULL;
ALTER TABLE sla_clocks ADD COLUMN trace TEXT NULL;
ALTER TABLE nurture_enrollments ADD COLUMN trace TEXT NULL;
