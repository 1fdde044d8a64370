using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using RevOps.LocalRuntime.Durable.Engine;
using RevOps.LocalRuntime.Durable.Replay;

namespace RevOps.Testing;

/// <summary>The history of one orchestration, as the engine stored it.</summary>
internal sealed record StoredHistory(string InstanceId, IReadOnlyList<PastTurn> Turns)
{
    public string Name => Turns[0].Events.OfType<ExecutionStarted>().Single().Name;

    /// <summary>All histories of a <c>durable.db</c>.</summary>
    public static IReadOnlyList<StoredHistory> ReadAll(string databasePath)
    {
        using var connection = new SqliteConnection($"Data Source={databasePath};Pooling=False;Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT i.instance_id, h.started_at, h.events FROM instances i JOIN history h ON h.execution_id = i.execution_id ORDER BY i.instance_id, h.turn";
        using var rows = command.ExecuteReader();
        var turns = new List<(string Instance, PastTurn Turn)>();
        while (rows.Read())
        {
            turns.Add((rows.GetString(0), new PastTurn(new DateTime(rows.GetInt64(1), DateTimeKind.Utc), HistoryEvent.ListFromJson(rows.GetString(2)))));
        }

        return [.. turns.GroupBy(t => t.Instance, t => t.Turn).Select(g => new StoredHistory(g.Key, [.. g]))];
    }

    public static StoredHistory FromJson(string json)
    {
        var stored = JsonNode.Parse(json)!;
        return new StoredHistory(
            stored["instanceId"]!.GetValue<string>(),
            [.. stored["turns"]!.AsArray().Select(t => new PastTurn(
                t!["startedAt"]!.GetValue<DateTime>().ToUniversalTime(), HistoryEvent.ListFromJson(t["events"]!.ToJsonString())))]);
    }

    public string ToJson() => new JsonObject
    {
        ["instanceId"] = InstanceId,
        ["turns"] = new JsonArray([.. Turns.Select(t => new JsonObject
        {
            ["startedAt"] = t.StartedAt,
            ["events"] = JsonNode.Parse(HistoryEvent.ToJson(t.Events)),
        })]),
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
}

/// <summary>Plays stored histories to the orchestrators as they are now: what runs today must be able to go on with tomorrow's code.</summary>
internal sealed class HistoryReplay
{
    private readonly OrchestrationRegistry _registry = new();
    private readonly List<string> _names = [];
    private readonly ReplaySettings _settings = new(
        new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true }), NullLoggerFactory.Instance, TimeSpan.FromDays(3));

    public HistoryReplay(Assembly app)
    {
        foreach (var method in app.GetTypes().SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static)))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is { } function
                && method.GetParameters() is [{ } only] && only.GetCustomAttribute<OrchestrationTriggerAttribute>() is not null)
            {
                Add(function.Name, async context =>
                {
                    await (Task)method.Invoke(null, [context])!;
                    return null;
                });
            }
        }
    }

    public IReadOnlyCollection<string> Orchestrators => _names;

    /// <summary>Makes an orchestrator known; a test gives one that is not the app's.</summary>
    public void Add(string name, Func<TaskOrchestrationContext, Task<object?>> run)
    {
        _registry.AddOrchestrator(name, run);
        _names.Add(name);
    }

    /// <summary>Where the orchestrator now asks for something else than the history holds; empty where it never does.</summary>
    public IEnumerable<string> Differences(StoredHistory history)
    {
        for (var turn = 0; turn < history.Turns.Count; turn++)
        {
            var stored = history.Turns[turn].Events;
            var input = new TurnInput(history.InstanceId, [.. history.Turns.Take(turn)], history.Turns[turn].StartedAt, [.. stored.Where(e => !IsDone(e))]);
            var outcome = TurnRunner.Run(input, _registry, _settings, () => { });
            if (outcome.End is TurnEnd.Over { Failure: { } failure })
            {
                yield return $"{history.InstanceId}, turn {turn}: {failure.ErrorType}: {failure.ErrorMessage}";
                yield break;
            }

            var (now, then) = (outcome.Actions.Select(Text).ToList(), stored.Where(IsDone).Select(Text).OfType<string>().ToList());
            if (!now.SequenceEqual(then))
            {
                yield return $"{history.InstanceId}, turn {turn}: asks for [{string.Join(", ", now)}], the history has [{string.Join(", ", then)}]";
                yield break;
            }
        }
    }

    /// <summary>What the orchestrator asked for, beside what came to it.</summary>
    private static bool IsDone(HistoryEvent happened) => happened is TaskScheduled or TimerCreated or EventSent or ExecutionCompleted;

    private static string? Text(HistoryEvent stored) => stored switch
    {
        TaskScheduled task => $"{task.Id}: {task.Name}",
        TimerCreated timer => $"{timer.Id}: timer at {timer.FireAt:O}",
        EventSent sent => $"{sent.Id}: {sent.Name} to {sent.InstanceId}",
        _ => null,
    };

    private static string Text(OrchestratorAction asked) => asked switch
    {
        ScheduleTaskOrchestratorAction task => $"{task.Id}: {task.Name}",
        CreateTimerOrchestratorAction timer => $"{timer.Id}: timer at {timer.FireAt:O}",
        SendEventOrchestratorAction sent => $"{sent.Id}: {sent.Name} to {sent.InstanceId}",
        _ => asked.ToString(),
    };
}
