namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Tables of <c>durable.db</c>. Times are UTC ticks; an execution is one generation of an instance.</summary>
internal static class DurableSchema
{
    public const string Sql = """
        CREATE TABLE IF NOT EXISTS instances (
            instance_id   TEXT PRIMARY KEY,
            execution_id  TEXT NOT NULL,          -- changes with every start and ContinueAsNew: late results find nobody
            name          TEXT NOT NULL,
            status        INTEGER NOT NULL,       -- numbers of OrchestrationRuntimeStatus
            input         TEXT,
            output        TEXT,
            custom_status TEXT,
            failure       TEXT,
            created_at    INTEGER NOT NULL,
            updated_at    INTEGER NOT NULL,
            starts_at     INTEGER NOT NULL        -- what arrives before is kept back until then
        ) WITHOUT ROWID;

        -- Serves queries and purges by status and age.
        CREATE INDEX IF NOT EXISTS ix_instances_status ON instances (status, created_at);

        -- One row per turn: all its events, so that a turn is one insert and a replay one range scan.
        CREATE TABLE IF NOT EXISTS history (
            execution_id  TEXT NOT NULL,
            turn          INTEGER NOT NULL,
            started_at    INTEGER NOT NULL,
            events        TEXT NOT NULL,
            PRIMARY KEY (execution_id, turn)      -- two engines cannot both store the same turn
        ) WITHOUT ROWID;

        -- What an instance has not taken up yet, in order of arrival.
        CREATE TABLE IF NOT EXISTS inbox (
            seq           INTEGER PRIMARY KEY AUTOINCREMENT,
            instance_id   TEXT NOT NULL,
            arrived_at    INTEGER NOT NULL,
            visible_at    INTEGER NOT NULL,
            event         TEXT NOT NULL
        );

        CREATE INDEX IF NOT EXISTS ix_inbox_instance ON inbox (instance_id, seq);
        CREATE INDEX IF NOT EXISTS ix_inbox_visible ON inbox (visible_at, seq);

        CREATE TABLE IF NOT EXISTS timers (
            execution_id  TEXT NOT NULL,
            task_id       INTEGER NOT NULL,
            instance_id   TEXT NOT NULL,
            due_at        INTEGER NOT NULL,
            PRIMARY KEY (execution_id, task_id)
        ) WITHOUT ROWID;

        -- Finds the next due timer among any number of waiting instances.
        CREATE INDEX IF NOT EXISTS ix_timers_due ON timers (due_at);

        -- Activities that have not finished. AUTOINCREMENT: the dispatcher remembers the last number it took.
        CREATE TABLE IF NOT EXISTS activities (
            seq           INTEGER PRIMARY KEY AUTOINCREMENT,
            instance_id   TEXT NOT NULL,
            execution_id  TEXT NOT NULL,
            task_id       INTEGER NOT NULL,
            name          TEXT NOT NULL,
            input         TEXT
        );
        """;
}
