-- What a committed change has to do outside: notifications, mails, audiences, webhooks. Delivered in the order of seq within an order_key.
CREATE TABLE effects (
    seq          bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
    effect_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
    destination  nvarchar(100) NOT NULL,
    order_key    nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
    kind         nvarchar(100) NOT NULL,
    payload      nvarchar(max) NOT NULL,
    state        nvarchar(20) NOT NULL,
    created_at   datetimeoffset(7) NOT NULL,
    due_at       datetimeoffset(7) NOT NULL,
    attempts     int NOT NULL DEFAULT 0,
    locked_until datetimeoffset(7) NULL,
    fault        nvarchar(1000) NULL,
    done_at      datetimeoffset(7) NULL
);
CREATE UNIQUE INDEX ux_effects_id ON effects (effect_id);
CREATE INDEX ix_effects_pending ON effects (order_key, seq) WHERE state = 'pending';
CREATE INDEX ix_effects_due ON effects (due_at) WHERE state = 'pending';
-- Serves the nightly purge and the count of what was given up.
CREATE INDEX ix_effects_done ON effects (state, done_at) WHERE done_at IS NOT NULL;

-- Who wants to be told of domain events.
CREATE TABLE hooks (
    hook_id    nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL PRIMARY KEY,
    url        nvarchar(2000) NOT NULL,
    events     nvarchar(max) NOT NULL,
    secret     nvarchar(200) NOT NULL,
    active     bit NOT NULL DEFAULT 1,
    created_at datetimeoffset(7) NOT NULL,
    ended_at   datetimeoffset(7) NULL,
    end_reason nvarchar(1000) NULL,
    -- Signs too, until then: a receiver changes its secret without missing anything.
    old_secret       nvarchar(200) NULL,
    old_secret_until datetimeoffset(7) NULL
);
