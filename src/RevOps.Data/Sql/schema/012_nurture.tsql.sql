-- Where a lead stands in its sequence. An enrolment without a version was made before there were sequences and has not begun.
ALTER TABLE nurture_enrollments ADD version nvarchar(20) NULL;
ALTER TABLE nurture_enrollments ADD step nvarchar(100) NULL;
ALTER TABLE nurture_enrollments ADD entered_at datetimeoffset(7) NULL;
ALTER TABLE nurture_enrollments ADD next_at datetimeoffset(7) NULL;
-- 1: a touchpoint or a new score can move it on before next_at.
ALTER TABLE nurture_enrollments ADD listens int NOT NULL DEFAULT 0;
-- 1: an orchestration waits for next_at; 0: the sweep starts one when it is due.
ALTER TABLE nurture_enrollments ADD has_timer int NOT NULL DEFAULT 0;
-- Number of the last step done; counted up by whoever does one, so that none is done twice.
ALTER TABLE nurture_enrollments ADD seq int NOT NULL DEFAULT 0;
CREATE INDEX ix_nurture_enrollments_sequence ON nurture_enrollments (sequence, version);
CREATE INDEX ix_nurture_enrollments_due ON nurture_enrollments (next_at) WHERE exited_at IS NULL;

-- What was done, step by step.
CREATE TABLE nurture_steps (
    enrollment_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES nurture_enrollments (enrollment_id),
    seq           int NOT NULL,
    step          nvarchar(100) NOT NULL,
    at            datetimeoffset(7) NOT NULL,
    action        nvarchar(40) NOT NULL,
    result        nvarchar(400) NOT NULL,
    PRIMARY KEY (enrollment_id, seq)
);

-- Sequences of which no step is done for now.
CREATE TABLE nurture_pauses (
    sequence  nvarchar(200) NOT NULL PRIMARY KEY,
    paused_at datetimeoffset(7) NOT NULL
);

-- What is to be done, where the kind of task does not say it.
ALTER TABLE tasks ADD instruction nvarchar(max) NULL;
