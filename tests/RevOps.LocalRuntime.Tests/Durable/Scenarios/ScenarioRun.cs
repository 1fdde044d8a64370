using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>Runs a scenario on a fresh engine and holds what it came to against the record.</summary>
internal static class ScenarioRun
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2.5);

    private const int LateMs = 400;

    /// <summary>So often at most, where the machine stood still while the scenario ran: what came late then says nothing.</summary>
    private const int Attempts = 4;

    public static async Task RunAsync(string name)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var stalls = new StallWatch();
            try
            {
                await RunOnceAsync(name);
                return;
            }
            catch (Exception) when (attempt < Attempts && stalls.Longest > StallWatch.Tolerable)
            {
                // A turn that a busy machine held back changes the order of what the record has at fixed moments.
            }
        }
    }

    private static async Task RunOnceAsync(string name)
    {
        var scenario = Scenario.Named(name);
        var activities = new ScenarioActivities();
        using var lines = new LineCollector();
        await using var host = Host(scenario, activities, lines);
        if (!scenario.WorkerStartsByHand)
        {
            await host.StartedAsync();
        }

        var client = new ScenarioClient(scenario, host, activities);
        await client.RunAsync();
        if (scenario.Expect.Count > 0)
        {
            var end = Check.Instance(await host.EndOfAsync(scenario.Observed));
            CheckTime(scenario, client.SinceStart);
            await Task.Delay(scenario.Settle, TimeProvider.System);
            CheckEnd(scenario, end);
            CheckActivities(scenario, activities);
            CheckHistory(scenario, host);
            if (scenario.Expect["logLines"] is JsonArray expected)
            {
                Assert.Equal(expected.Select(line => (string)line!), lines.Of("Scenario"));
            }
        }
    }

    private static DurableHost Host(Scenario scenario, ScenarioActivities activities, ILoggerFactory lines)
    {
        var host = new DurableHost(configure: options => options with
        {
            LoggerFactory = lines,
            MaximumTimerInterval = scenario.MaximumTimerInterval ?? options.MaximumTimerInterval,
        });
        activities.AddTo(host.Registry);
        foreach (var (name, steps) in scenario.Json["orchestrators"]!.AsObject())
        {
            host.Orchestrator(name, context => ScenarioOrchestrator.RunAsync(context, steps!.AsArray()));
        }

        return host;
    }

    private static void CheckEnd(Scenario scenario, JsonObject end)
    {
        // Of the worker's own doing only the status counts: other hosts word it differently.
        string[] compared = scenario.Layer == "worker"
            ? ["runtimeStatus"]
            : ["runtimeStatus", "input", "output", "customStatus", "failure"];
        foreach (var name in compared)
        {
            Check.Equal(scenario.Expect[name], end[name], name);
        }
    }

    private static void CheckActivities(Scenario scenario, ScenarioActivities activities)
    {
        var counts = activities.Calls.GroupBy(call => call.Name).ToDictionary(same => same.Key, same => same.Count());
        Check.Equal(scenario.Expect["activityInvocations"], Values.From(counts), "activityInvocations");
        if (scenario.Expect["activityOrder"] is JsonArray order)
        {
            Assert.Equal(order.Select(line => (string)line!), activities.Calls.Select(call => $"{call.Name}({call.Input})"));
        }
    }

    private static void CheckHistory(Scenario scenario, DurableHost host)
    {
        if (scenario.Layer != "engine")
        {
            return;
        }

        var history = RecordedHistory.Of(host.Engine.Store, scenario.Observed);
        if (scenario.Expect["history"] is JsonArray lines)
        {
            Assert.Equal(lines.Select(line => (string)line!), RecordedHistory.Lines(history));
        }

        if (scenario.Expect["historyCounts"] is JsonObject counts)
        {
            Check.Equal(counts, Values.From(RecordedHistory.Counts(history)), "historyCounts");
        }

        if (scenario.Expect["timersMs"] is JsonArray timers)
        {
            CheckTimers([.. timers.Select(timer => (int)timer!)], RecordedHistory.TimersMs(history));
        }
    }

    /// <summary>A turn that came late leaves less of a timer that was split, or that was asked for in an earlier turn.</summary>
    private static void CheckTimers(List<int> recorded, List<int> actual)
    {
        Assert.Equal(recorded.Count, actual.Count);
        Assert.All(recorded.Zip(actual), pair => Assert.InRange(pair.Second, pair.First - LateMs, pair.First));
    }

    /// <summary>"At once" is well before an open timer, "after the timer" is not before it.</summary>
    private static void CheckTime(Scenario scenario, TimeSpan took)
    {
        if (scenario.Json["timing"]?["completedAfterMs"] is not JsonArray recorded)
        {
            return;
        }

        Assert.True(
            took < TimeSpan.FromMilliseconds((int)recorded[1]!) + Slack, $"Took {took}, recorded {recorded.ToJsonString()} ms.");
        if (scenario.Layer == "engine" && scenario.Expect.ContainsKey("timersMs"))
        {
            var least = TimeSpan.FromMilliseconds((int)recorded[0]! / 500 * 500);
            Assert.True(took >= least, $"Took {took}, recorded {recorded.ToJsonString()} ms.");
        }
    }

    /// <summary>Keeps what is logged, by category.</summary>
    private sealed class LineCollector : ILoggerFactory
    {
        private readonly ConcurrentQueue<(string Category, string Line)> _lines = new();

        public IEnumerable<string> Of(string category) => _lines.Where(line => line.Category == category).Select(line => line.Line);

        public ILogger CreateLogger(string categoryName) => new Collector(categoryName, _lines);

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        private sealed class Collector(string category, ConcurrentQueue<(string Category, string Line)> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue((category, formatter(state, exception)));
        }
    }
}
