-- Call clocks by policy: steps, pauses, reassignment. terms is what the policy said when the clock started (JSON); NULL for clocks that
-- started before policies had steps.
ALTER TABLE sla_clocks ADD COLUMN terms TEXT NULL;
-- Steps done.
ALTER TABLE sla_clocks ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
-- When to look again; NULL for never.
ALTER TABLE sla_clocks ADD COLUMN next_at TEXT NULL;
-- Clock time counts from here by the present owner's calendar; elapsed_ticks (of 100 ns) had passed by then.
ALTER TABLE sla_clocks ADD COLUMN anchor_at TEXT NULL;
ALTER TABLE sla_clocks ADD COLUMN elapsed_ticks INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sla_clocks ADD COLUMN paused_until TEXT NULL;
ALTER TABLE sla_clocks ADD COLUMN pause_reason TEXT NULL;
ALTER TABLE sla_clocks ADD COLUMN snoozes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sla_clocks ADD COLUMN given_up_at TEXT NULL;
-- Who had the lead when the outcome came.
ALTER TABLE sla_clocks ADD COLUMN decided_owner_id TEXT NULL;
ALTER TABLE sla_clocks ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ix_sla_clocks_next ON sla_clocks (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_sla_clocks_owner ON sla_clocks (owner_id) WHERE next_at IS NOT NULL;
-- Serve the lists and figures of GET /api/sla.
CREATE INDEX ix_sla_clocks_due ON sla_clocks (due_at, sla_id);
CREATE INDEX ix_sla_clocks_started ON sla_clocks (started_at);

-- Everybody who had a lead, in order, and why.
CREATE TABLE lead_assignments (
    lead_id       TEXT NOT NULL REFERENCES leads (lead_id),
    seq           INTEGER NOT NULL,
    sla_id        TEXT NULL,
    from_owner_id TEXT NULL,
    owner_id      TEXT NOT NULL,
    at            TEXT NOT NULL,
    reason        TEXT NOT NULL,
    PRIMARY KEY (lead_id, seq)
);

-- The number that was called, so that a wrong one is known as wrong and a new one is not; and where the call was logged.
ALTER TABLE calls ADD COLUMN phone TEXT NULL;
ALTER TABLE calls ADD COLUMN source TEXT NULL;

-- When the owner was told that the task is due.
ALTER TABLE tasks ADD COLUMN notified_at TEXT NULL;
CREATE INDEX ix_tasks_again ON tasks (due_at) WHERE kind = 'call_again' AND completed_at IS NULL AND notified_at IS NULL;
