-- Call clocks by policy: steps, pauses, reassignment. terms is what the policy said when the clock started (JSON); NULL for clocks that
-- started before policies had steps.
ALTER TABLE sla_clocks ADD terms nvarchar(max) NULL;
-- Steps done.
ALTER TABLE sla_clocks ADD step int NOT NULL DEFAULT 0;
-- When to look again; NULL for never.
ALTER TABLE sla_clocks ADD next_at datetimeoffset(7) NULL;
-- Clock time counts from here by the present owner's calendar; elapsed_ticks (of 100 ns) had passed by then.
ALTER TABLE sla_clocks ADD anchor_at datetimeoffset(7) NULL;
ALTER TABLE sla_clocks ADD elapsed_ticks bigint NOT NULL DEFAULT 0;
ALTER TABLE sla_clocks ADD paused_until datetimeoffset(7) NULL;
ALTER TABLE sla_clocks ADD pause_reason nvarchar(1000) NULL;
ALTER TABLE sla_clocks ADD snoozes int NOT NULL DEFAULT 0;
ALTER TABLE sla_clocks ADD given_up_at datetimeoffset(7) NULL;
-- Who had the lead when the outcome came.
ALTER TABLE sla_clocks ADD decided_owner_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL;
ALTER TABLE sla_clocks ADD version int NOT NULL DEFAULT 0;
CREATE INDEX ix_sla_clocks_next ON sla_clocks (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_sla_clocks_owner ON sla_clocks (owner_id) WHERE next_at IS NOT NULL;
-- Serve the lists and figures of GET /api/sla.
CREATE INDEX ix_sla_clocks_due ON sla_clocks (due_at, sla_id);
CREATE INDEX ix_sla_clocks_started ON sla_clocks (started_at);

-- Everybody who had a lead, in order, and why.
CREATE TABLE lead_assignments (
    lead_id       nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL REFERENCES leads (lead_id),
    seq           int NOT NULL,
    sla_id        nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    from_owner_id nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
    owner_id      nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    at            datetimeoffset(7) NOT NULL,
    reason        nvarchar(1000) NOT NULL,
    PRIMARY KEY (lead_id, seq)
);

-- The number that was called, so that a wrong one is known as wrong and a new one is not; and where the call was logged.
ALTER TABLE calls ADD phone nvarchar(200) NULL;
ALTER TABLE calls ADD source nvarchar(100) NULL;

-- When the owner was told that the task is due.
ALTER TABLE tasks ADD notified_at datetimeoffset(7) NULL;
CREATE INDEX ix_tasks_again ON tasks (due_at) WHERE kind = 'call_again' AND completed_at IS NULL AND notified_at IS NULL;
