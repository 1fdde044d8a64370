using Microsoft.Data.Sqlite;
using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>Finds and loads turns.</summary>
internal static class TurnStatements
{
    /// <summary>One statement, so one snapshot: kind, what to order by, number, time, two texts.</summary>
    private const string LoadSql =
        """
        WITH instance AS (SELECT execution_id, name FROM instances WHERE instance_id = @id)
        SELECT 0 AS kind, 0 AS position, 0 AS number, 0 AS at, execution_id AS text, name FROM instance
        UNION ALL
        SELECT 1, turn, turn, started_at, events, NULL FROM history WHERE execution_id = (SELECT execution_id FROM instance)
        UNION ALL
        SELECT 2, seq, seq, arrived_at, event, NULL FROM inbox WHERE instance_id = @id AND visible_at <= @now
        UNION ALL
        SELECT 3, due_at, task_id, due_at, NULL, NULL FROM timers
        WHERE execution_id = (SELECT execution_id FROM instance) AND due_at <= @now
        ORDER BY kind, position, number
        """;

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
        var loaded = new Loaded();
        session.Query(LoadSql, loaded.Take, ("@id", instanceId), ("@now", now.UtcTicks));
        if (loaded.ExecutionId is not { } executionId || (loaded.Messages.Count == 0 && loaded.Timers.Count == 0))
        {
            return null;
        }

        var input = new TurnInput(instanceId, loaded.Past, now.UtcDateTime, Merge(loaded.Messages, loaded.Timers));
        return new(executionId, loaded.Name, input, loaded.LastMessage, [.. loaded.Timers.Select(timer => timer.Id)]);
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

    private sealed class Loaded
    {
        public string? ExecutionId { get; private set; }

        public string Name { get; private set; } = string.Empty;

        public List<PastTurn> Past { get; } = [];

        public List<(long At, HistoryEvent Event)> Messages { get; } = [];

        public long? LastMessage { get; private set; }

        public List<(int Id, long At)> Timers { get; } = [];

        public bool Take(SqliteDataReader row)
        {
            var at = row.GetInt64(3);
            switch (row.GetInt32(0))
            {
                case 0:
                    (ExecutionId, Name) = (row.GetString(4), row.GetString(5));
                    break;
                case 1:
                    Past.Add(new(new DateTime(at, DateTimeKind.Utc), HistoryEvent.ListFromJson(row.GetString(4))));
                    break;
                case 2:
                    LastMessage = row.GetInt64(2);
                    Messages.Add((at, HistoryEvent.FromJson(row.GetString(4))));
                    break;
                default:
                    Timers.Add((row.GetInt32(2), at));
                    break;
            }

            return true;
        }
    }
}
