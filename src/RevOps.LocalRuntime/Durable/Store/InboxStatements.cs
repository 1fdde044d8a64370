using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Hands messages to instances. One that is over, or is not there, gets none: the message is dropped.</summary>
internal static class InboxStatements
{
    /// <summary>Status numbers of instances that are not over: Running, Pending, Suspended.</summary>
    public const string Live = "(0, 6, 7)";

    /// <returns>Whether there was somebody to take it.</returns>
    public static bool Add(SqliteSession session, string instanceId, HistoryEvent message, DateTimeOffset now) =>
        session.Execute(
            $"""
            INSERT INTO inbox (instance_id, arrived_at, visible_at, event)
            SELECT instance_id, @now, iif(starts_at > @now, starts_at, 0), @event FROM instances
            WHERE instance_id = @id AND status IN {Live}
            """,
            ("@id", instanceId), ("@now", now.UtcTicks), ("@event", message.ToJson())) == 1;

    /// <summary>The same, if the instance is still in that generation.</summary>
    public static bool AddTo(SqliteSession session, string instanceId, string executionId, HistoryEvent message, DateTimeOffset now) =>
        session.Execute(
            $"""
            INSERT INTO inbox (instance_id, arrived_at, visible_at, event)
            SELECT instance_id, @now, iif(starts_at > @now, starts_at, 0), @event FROM instances
            WHERE instance_id = @id AND execution_id = @execution AND status IN {Live}
            """,
            ("@id", instanceId), ("@execution", executionId), ("@now", now.UtcTicks), ("@event", message.ToJson())) == 1;

    /// <summary>Makes an instance that waits for its start time take up what it has at once.</summary>
    public static void StopHoldingBack(SqliteSession session, string instanceId)
    {
        session.Execute("UPDATE instances SET starts_at = 0 WHERE instance_id = @id AND starts_at > 0", ("@id", instanceId));
        session.Execute("UPDATE inbox SET visible_at = 0 WHERE instance_id = @id AND visible_at > 0", ("@id", instanceId));
    }
}
