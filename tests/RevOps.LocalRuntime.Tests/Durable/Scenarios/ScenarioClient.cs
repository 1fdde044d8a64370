using System.Text.Json.Nodes;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>Does the client's actions of a scenario, one after the other, and checks what each one should give.</summary>
internal sealed class ScenarioClient(Scenario scenario, DurableHost host, ScenarioActivities activities)
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(2);

    private long? _firstStart;

    private DurableTaskClient Client => host.Client;

    /// <summary>Real time since the first start.</summary>
    public TimeSpan SinceStart => _firstStart is { } start ? TimeProvider.System.GetElapsedTime(start) : TimeSpan.Zero;

    public async Task RunAsync()
    {
        foreach (var action in scenario.Actions)
        {
            await RunAsync(action!.AsObject());
            await TurnAsync(action.AsObject());
        }
    }

    /// <summary>
    /// Where the record has what an event made the orchestrator ask for, the next action comes after that, as it did there: two actions of this
    /// process are quicker than a turn. What never comes is told by the comparison with the record.
    /// </summary>
    private async Task TurnAsync(JsonObject action)
    {
        if (scenario.Layer != "engine" || action["raise"] is not { } name || AskedFor($"EventRaised:{name}") is not { } asked)
        {
            return;
        }

        var started = TimeProvider.System.GetTimestamp();
        while (!RecordedHistory.Lines(RecordedHistory.Of(host.Engine.Store, scenario.Observed)).Contains(asked) && TimeProvider.System.GetElapsedTime(started) < Turn)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    private string? AskedFor(string raised)
    {
        var lines = (scenario.Expect["history"] as JsonArray ?? []).Select(line => (string)line!).ToList();
        var place = lines.IndexOf(raised);
        return place >= 0 && place + 1 < lines.Count && lines[place + 1] is "TimerCreated" ? lines[place + 1] : null;
    }

    private async Task RunAsync(JsonObject action)
    {
        var expect = action["expect"];
        if (expect?["throws"] is { } thrown)
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(() => DoAsync(action));
            Check.Equal(thrown, new JsonObject { ["type"] = error.GetType().FullName, ["message"] = error.Message }, action);
            return;
        }

        var result = await DoAsync(action);
        if (expect is not null)
        {
            Check.Matches(expect, result, action);
        }
    }

    private async Task<JsonNode?> DoAsync(JsonObject action)
    {
        var id = (string?)action["id"] ?? scenario.InstanceId;
        switch (action.First().Key)
        {
            case "start":
                _firstStart ??= TimeProvider.System.GetTimestamp();
                return new JsonObject { ["returns"] = await StartAsync(action, id) };
            case "raise" when action.ContainsKey("payload"):
                await Client.RaiseEventAsync(id, (string)action["raise"]!, action["payload"]);
                return null;
            case "raise":
                await Client.RaiseEventAsync(id, (string)action["raise"]!);
                return null;
            case "terminate":
                await Client.TerminateInstanceAsync(id, (object?)action["terminate"]);
                return null;
            case "suspend":
                await Client.SuspendInstanceAsync(id, (string?)action["suspend"]);
                return null;
            case "resume":
                await Client.ResumeInstanceAsync(id, (string?)action["resume"]);
                return null;
            case "restart":
                return new JsonObject { ["returns"] = await Client.RestartAsync((string)action["restart"]!, (bool)action["newId"]!) };
            case "purge":
                return new JsonObject { ["purged"] = (await Client.PurgeInstanceAsync((string)action["purge"]!)).PurgedInstanceCount };
            case "purgeStatuses":
                return await PurgeAsync(action);
            case "query":
                return await QueryAsync(action["query"]!);
            case "get":
                return Check.Instance(await Client.GetInstanceAsync((string)action["get"]!, getInputsAndOutputs: true));
            case "getNoData":
                return Check.Instance(await Client.GetInstanceAsync((string)action["getNoData"]!));
            default:
                return await WaitAsync(action, id);
        }
    }

    private async Task<JsonNode?> WaitAsync(JsonObject action, string id)
    {
        switch (action.First().Key)
        {
            case "waitCompletion":
                return Check.Instance(await host.EndOfAsync((string)action["waitCompletion"]!));
            case "untilStatus":
                await host.StatusAsync(id, Enum.Parse<OrchestrationRuntimeStatus>((string)action["untilStatus"]!));
                return null;
            case "untilCustomStatus":
                await host.CustomStatusAsync(id, action["untilCustomStatus"]!.ToJsonString());
                return null;
            case "untilActivity":
                var name = (string)action["untilActivity"]!;
                await Poll.UntilAsync(() => activities.Calls.Any(call => call.Name == name), name);
                return null;
            case "delay":
                await Task.Delay(Iso.Duration(action["delay"]), TimeProvider.System);
                return null;
            case "startWorker":
                await host.Engine.StartAsync(CancellationToken.None);
                return null;
            case "stopWorker":
                await host.Engine.StopAsync();
                return null;
            default:
                throw new NotSupportedException(action.ToJsonString());
        }
    }

    private Task<string> StartAsync(JsonObject action, string id)
    {
        var options = new StartOrchestrationOptions((bool?)action["autoId"] == true ? null : id)
        {
            DedupeStatuses = action["dedupe"] is JsonArray statuses ? [.. statuses.Select(status => (string)status!)] : null,
        };
        return Client.ScheduleNewOrchestrationInstanceAsync((string)action["start"]!, action["input"], options);
    }

    private async Task<JsonNode> PurgeAsync(JsonObject action)
    {
        var statuses = Statuses(action["purgeStatuses"]);
        var result = await Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(DateTimeOffset.UnixEpoch, null, statuses));
        return new JsonObject { ["purged"] = result.PurgedInstanceCount };
    }

    private async Task<JsonNode> QueryAsync(JsonNode query)
    {
        var filter = new OrchestrationQuery(
            Statuses: Statuses(query["statuses"]),
            InstanceIdPrefix: (string?)query["prefix"],
            PageSize: (int?)query["pageSize"] ?? OrchestrationQuery.DefaultPageSize);
        var found = new List<string>();
        var sizes = new JsonArray();
        await foreach (var page in Client.GetAllInstancesAsync(filter).AsPages())
        {
            found.AddRange(page.Values.Select(instance => $"{instance.InstanceId}={instance.RuntimeStatus}"));
            sizes.Add(page.Values.Count);
        }

        return new JsonObject
        {
            ["found"] = new JsonArray([.. found.Order(StringComparer.Ordinal).Select(line => (JsonNode)line)]),
            ["pageSizes"] = sizes,
        };
    }

    private static List<OrchestrationRuntimeStatus>? Statuses(JsonNode? names) =>
        names is null ? null : [.. names.AsArray().Select(name => Enum.Parse<OrchestrationRuntimeStatus>((string)name!))];
}
