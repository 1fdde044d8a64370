using RevOps.LocalRuntime.Durable.Replay;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>An instance's history in the words of the record.</summary>
internal static class RecordedHistory
{
    private static readonly TimeSpan Rounding = TimeSpan.FromMilliseconds(50);

    public static IReadOnlyList<PastTurn> Of(DurableStore store, string instanceId) => store.Read(session =>
        InstanceStatements.Find(session, instanceId) is { } found ? TurnStatements.History(session, found.ExecutionId) : []);

    /// <summary>The events in order, equal neighbours counted.</summary>
    public static List<string> Lines(IReadOnlyList<PastTurn> history) => [.. Counted(Names(history))];

    public static Dictionary<string, int> Counts(IReadOnlyList<PastTurn> history) =>
        Names(history).GroupBy(name => name).ToDictionary(same => same.Key, same => same.Count());

    /// <summary>The delays asked for, in order of creation.</summary>
    public static List<int> TimersMs(IReadOnlyList<PastTurn> history) => [.. history.SelectMany(turn => turn.Events.OfType<TimerCreated>()
        .Select(timer => (int)(Math.Round((timer.FireAt - turn.StartedAt) / Rounding) * Rounding.TotalMilliseconds)))];

    private static IEnumerable<string> Names(IReadOnlyList<PastTurn> history) =>
        history.SelectMany(turn => turn.Events).SelectMany(Names);

    private static IEnumerable<string> Names(HistoryEvent happened) => happened switch
    {
        ExecutionStarted { CarriedOver: { } carried } => [nameof(ExecutionStarted), .. carried.SelectMany(Names)],
        TaskScheduled scheduled => [$"{nameof(TaskScheduled)}:{scheduled.Name}"],
        EventRaised raised => [$"{nameof(EventRaised)}:{raised.Name}"],
        _ => [happened.GetType().Name],
    };

    private static IEnumerable<string> Counted(IEnumerable<string> names)
    {
        string? current = null;
        var count = 0;
        foreach (var name in names.Append(null))
        {
            if (name != current && current is not null)
            {
                yield return count == 1 ? current : $"{current} x{count}";
                count = 0;
            }

            current = name;
            count++;
        }
    }
}
