-- Where a lead stands in its sequence. An enrolment without a version was made before there were sequences and has not begun.
ALTER TABLE nurture_enrollments ADD version TEXT NULL;
ALTER TABLE nurture_enrollments ADD step TEXT NULL;
ALTER TABLE nurture_enrollments ADD entered_at TEXT NULL;
ALTER TABLE nurture_enrollments ADD next_at TEXT NULL;
-- 1: a touchpoint or a new score can move it on before next_at.
ALTER TABLE nurture_enrollments ADD listens INTEGER NOT NULL DEFAULT 0;
-- 1: an orchestration waits for next_at; 0: the sweep starts one when it is due.
ALTER TABLE nurture_enrollments ADD has_timer INTEGER NOT NULL DEFAULT 0;
-- Number of the last step done; counted up by whoever does one, so that none is done twice.
ALTER TABLE nurture_enrollments ADD seq INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ix_nurture_enrollments_sequence ON nurture_enrollments (sequence, version);
CREATE INDEX ix_nurture_enrollments_due ON nurture_enrollments (next_at) WHERE exited_at IS NULL;

-- What was done, step by step.
CREATE TABLE nurture_steps (
    enrollment_id TEXT NOT NULL REFERENCES nurture_enrollments (enrollment_id),
    seq           INTEGER NOT NULL,
    step          TEXT NOT NULL,
    at            TEXT NOT NULL,
    action        TEXT NOT NULL,
    result        TEXT NOT NULL,
    PRIMARY KEY (enrollment_id, seq)
);

-- Sequences of which no step is done for now.
CREATE TABLE nurture_pauses (
    sequence  TEXT NOT NULL PRIMARY KEY,
    paused_at TEXT NOT NULL
);

-- What is to be done, where the kind of task does not say it.
ALTER TABLE tasks ADD instruction TEXT NULL;
