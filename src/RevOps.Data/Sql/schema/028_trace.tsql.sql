-- The trace in which something was left for later, so that what is done then belongs to it.
ALTER TABLE effects ADD trace varchar(60) NULL;
ALTER TABLE sla_clocks ADD trace varchar(60) NULL;
ALTER TABLE nurture_enrollments ADD trace varchar(60) NULL;
