-- What a committed change has to do outside: notifications, mails, audiences, webhooks. Delivered in the order of seq within an order_key.
CREATE TABLE effects (
    seq          INTEGER NOT NULL PRIMARY KEY,
    effect_id    TEXT NOT NULL,
    destination  TEXT NOT NULL,
    order_key    TEXT NOT NULL,
    kind         TEXT NOT NULL,
    payload      TEXT NOT NULL,
    state        TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    due_at       TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    locked_until TEXT NULL,
    fault        TEXT NULL,
    done_at      TEXT NULL
);
CREATE UNIQUE INDEX ux_effects_id ON effects (effect_id);
CREATE INDEX ix_effects_pending ON effects (order_key, seq) WHERE state = 'pending';
CREATE INDEX ix_effects_due ON effects (due_at) WHERE state = 'pending';
-- Serves the nightly purge and the count of what was given up.
CREATE INDEX ix_effects_done ON effects (state, done_at) WHERE done_at IS NOT NULL;

-- Who wants to be told of domain events.
CREATE TABLE hooks (
    hook_id    TEXT NOT NULL PRIMARY KEY,
    url        TEXT NOT NULL,
    events     TEXT NOT NULL,
    secret     TEXT NOT NULL,
    active     INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    ended_at   TEXT NULL,
    end_reason TEXT NULL,
    -- Signs too, until then: a receiver changes its secret without missing anything.
    old_secret       TEXT NULL,
    old_secret_until TEXT NULL
);
