using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Finds and loads turns.</summary>
internal static class TurnStatements
{
    /// <summary>Instances with something to take up, oldest first, and the next time at which there will be more.</summary>
    public static ReadyWork FindReady(SqliteSession session, DateTimeOffset now, int most)
    {
        var ready = session.Query(
            """
            SELECT instance_id FROM (
                SELECT instance_id, min(seq) AS position FROM
                    (SELECT instance_id, seq FROM inbox WHERE visible_at <= @now ORDER BY visible_at, seq LIMIT @most)
                GROUP BY instance_id ORDER BY position)
            """,
            row => row.GetString(0), ("@now", now.UtcTicks), ("@most", most));
        var due = session.Query(
            "SELECT instance_id FROM timers WHERE due_at <= @now ORDER BY due_at LIMIT @most",
            row => row.GetString(0), ("@now", now.UtcTicks), ("@most", most));
        return new([.. ready.Concat(due).Distinct()], NextDue(session, now));
    }

    /// <summary>All that an instance needs for its next turn; null if there is nothing to take up.</summary>
    public static TurnWork? Load(SqliteSession session, string instanceId, DateTimeOffset now)
    {
        var (executionId, name) = session.Query(
            "SELECT execution_id, name FROM instances WHERE instance_id = @id",
            row => (row.GetString(0), row.GetString(1)), ("@id", instanceId)).FirstOrDefault();
        if (executionId is null)
        {
            return null;
        }

        var messages = session.Query(
            "SELECT seq, arrived_at, event FROM inbox WHERE instance_id = @id AND visible_at <= @now ORDER BY seq",
            row => (Seq: row.GetInt64(0), At: row.GetInt64(1), Event: HistoryEvent.FromJson(row.GetString(2))),
            ("@id", instanceId), ("@now", now.UtcTicks));
        var timers = session.Query(
            "SELECT task_id, due_at FROM timers WHERE execution_id = @execution AND due_at <= @now ORDER BY due_at, task_id",
            row => (Id: row.GetInt32(0), At: row.GetInt64(1)), ("@execution", executionId), ("@now", now.UtcTicks));
        if (messages.Count == 0 && timers.Count == 0)
        {
            return null;
        }

        var events = Merge([.. messages.Select(message => (message.At, message.Event))], timers);
        return new(
            executionId,
            name,
            new(instanceId, History(session, executionId), now.UtcDateTime, events),
            messages.Count == 0 ? null : messages[^1].Seq,
            [.. timers.Select(timer => timer.Id)]);
    }

    /// <summary>The stored turns of a generation.</summary>
    public static IReadOnlyList<PastTurn> History(SqliteSession session, string executionId) =>
        session.Query(
            "SELECT started_at, events FROM history WHERE execution_id = @execution ORDER BY turn",
            row => new PastTurn(new DateTime(row.GetInt64(0), DateTimeKind.Utc), HistoryEvent.ListFromJson(row.GetString(1))),
            ("@execution", executionId));

    private static DateTimeOffset? NextDue(SqliteSession session, DateTimeOffset now)
    {
        var next = session.Number(
            """
            SELECT min(due) FROM (
                SELECT min(due_at) AS due FROM timers WHERE due_at > @now
                UNION ALL
                SELECT min(visible_at) FROM inbox WHERE visible_at > @now)
            """,
            ("@now", now.UtcTicks));
        return next is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
    }

    /// <summary>
    /// Decided: what a turn takes up is in order of when it happened. A timer happened when it fell due, so an event
    /// raised before a deadline beats the deadline even if no engine ran meanwhile. The start comes first in any case.
    /// </summary>
    private static List<HistoryEvent> Merge(
        List<(long At, HistoryEvent Event)> messages, List<(int Id, long At)> timers)
    {
        var merged = new List<HistoryEvent>(messages.Count + timers.Count);
        merged.AddRange(messages.Select(message => message.Event).OfType<ExecutionStarted>());
        var next = 0;
        foreach (var (at, happened) in messages.Where(message => message.Event is not ExecutionStarted))
        {
            for (; next < timers.Count && timers[next].At <= at; next++)
            {
                merged.Add(new TimerFired(timers[next].Id));
            }

            merged.Add(happened);
        }

        merged.AddRange(timers.Skip(next).Select(timer => new TimerFired(timer.Id)));
        return merged;
    }
}
