using System.Text.Json.Nodes;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>Runs the steps of an orchestrator, exactly as listed.</summary>
internal sealed class ScenarioOrchestrator
{
    private readonly TaskOrchestrationContext _context;
    private readonly Dictionary<string, JsonNode?> _variables = [];
    private readonly Dictionary<string, Task<JsonNode?>> _tasks = [];
    private readonly Dictionary<string, CancellationTokenSource> _sources = [];

    private ScenarioOrchestrator(TaskOrchestrationContext context)
    {
        _context = context;
        _variables["input"] = context.GetInput<JsonNode>();
        _variables["instanceId"] = context.InstanceId;
    }

    public static async Task<object?> RunAsync(TaskOrchestrationContext context, JsonArray steps)
    {
        var (_, result) = await new ScenarioOrchestrator(context).RunAsync(steps);
        return result;
    }

    private async Task<(bool Returned, JsonNode? Result)> RunAsync(JsonArray? steps)
    {
        foreach (var step in steps ?? [])
        {
            var outcome = await RunAsync(step!.AsObject());
            if (outcome.Returned)
            {
                return outcome;
            }
        }

        return (false, null);
    }

    private async Task<(bool Returned, JsonNode? Result)> RunAsync(JsonObject step)
    {
        if (step.ContainsKey("return"))
        {
            return (true, Value(step["return"]));
        }

        if (step["try"] is JsonArray tried)
        {
            return await TryAsync(step, tried);
        }

        if (step.ContainsKey("if"))
        {
            return await RunAsync((bool)Value(step["if"])! ? step["then"]?.AsArray() : step["else"]?.AsArray());
        }

        if (step["ifReplaying"] is JsonArray replaying)
        {
            return await RunAsync(_context.IsReplaying ? replaying : step["else"]?.AsArray());
        }

        if (Begin(step) is { } task)
        {
            if ((string?)step["task"] is { } name)
            {
                _tasks[name] = task;
            }
            else
            {
                Keep(step, await task);
            }
        }
        else
        {
            Do(step);
        }

        return (false, null);
    }

    private async Task<(bool Returned, JsonNode? Result)> TryAsync(JsonObject step, JsonArray tried)
    {
        try
        {
            return await RunAsync(tried);
        }
        catch (Exception error)
        {
            Keep(step, Values.Error(error));
        }

        return await RunAsync(step["catch"]?.AsArray());
    }

    private Task<JsonNode?>? Begin(JsonObject step) => step.First().Key switch
    {
        "call" => CallAsync(step, step["input"]),
        "timer" => TimerAsync(step),
        "wait" => WaitAsync(step),
        "await" => _tasks[(string)step["await"]!],
        "whenAny" => WhenAnyAsync(Names(step["whenAny"])),
        "whenAll" => WhenAllAsync(Names(step["whenAll"]).Select(name => _tasks[name])),
        "fanOut" => WhenAllAsync([.. Enumerable.Range(0, (int)step["fanOut"]!).Select(n => CallAsync(step, n))]),
        _ => null,
    };

    private void Do(JsonObject step)
    {
        switch (step.First().Key)
        {
            case "cancel":
                Source((string)step["cancel"]!).Cancel();
                break;
            case "set":
                _variables[(string)step["set"]!] = Value(step["value"]);
                break;
            case "setCustomStatus":
                _context.SetCustomStatus(Value(step["setCustomStatus"]));
                break;
            case "continueAsNew":
                _context.ContinueAsNew(Value(step["continueAsNew"]), (bool?)step["preserve"] ?? true);
                break;
            case "send":
                _context.SendEvent((string)Value(step["to"])!, (string)step["send"]!, Value(step["payload"])!);
                break;
            case "guid":
                _variables[(string)step["guid"]!] = _context.NewGuid().ToString();
                break;
            case "now":
                _variables[(string)step["now"]!] = _context.CurrentUtcDateTime.ToString("O");
                break;
            case "log":
                _context.CreateReplaySafeLogger("Scenario").Log(
                    LogLevel.Information, default, (string)step["log"]!, null, (line, _) => line);
                break;
            case "throw":
                throw Values.Exception(step["throw"]);
            default:
                throw new NotSupportedException(step.ToJsonString());
        }
    }

    private async Task<JsonNode?> CallAsync(JsonObject step, JsonNode? input)
    {
        var name = (string)step["call"]!;
        var options = Retry(step["retry"]);
        return (string?)step["type"] == "int"
            ? await _context.CallActivityAsync<int>(name, Value(input), options)
            : await _context.CallActivityAsync<JsonNode?>(name, Value(input), options);
    }

    private async Task<JsonNode?> TimerAsync(JsonObject step)
    {
        var delay = Iso.Duration(step["timer"]);
        var token = Token(step);
        await ((string?)step["kind"] == "at"
            ? _context.CreateTimer(_context.CurrentUtcDateTime + delay, token)
            : _context.CreateTimer(delay, token));
        return null;
    }

    private Task<JsonNode?> WaitAsync(JsonObject step) => (string?)step["type"] switch
    {
        "string" => WaitAsync<string>(step),
        "int" => WaitAsync<int>(step),
        "record" => WaitAsync<Counted>(step),
        _ => WaitAsync<JsonNode?>(step),
    };

    private async Task<JsonNode?> WaitAsync<T>(JsonObject step)
    {
        var name = (string)step["wait"]!;
        return Values.From(step["timeout"] is { } timeout
            ? await _context.WaitForExternalEvent<T>(name, Iso.Duration(timeout), Token(step))
            : await _context.WaitForExternalEvent<T>(name, Token(step)));
    }

    private async Task<JsonNode?> WhenAnyAsync(IReadOnlyList<string> names)
    {
        var winner = await Task.WhenAny(names.Select(name => _tasks[name]));
        return names.First(name => _tasks[name] == winner);
    }

    private static async Task<JsonNode?> WhenAllAsync(IEnumerable<Task<JsonNode?>> tasks) =>
        new JsonArray([.. (await Task.WhenAll(tasks)).Select(result => result?.DeepClone())]);

    private static TaskOptions? Retry(JsonNode? retry)
    {
        if (retry is null)
        {
            return null;
        }

        if ((int?)retry["handler"] is { } attempts)
        {
            return TaskOptions.FromRetryHandler(failed => failed.LastAttemptNumber < attempts);
        }

        var onlyType = (string?)retry["retryOnlyErrorType"];
        return TaskOptions.FromRetryPolicy(new RetryPolicy(
            (int)retry["maxAttempts"]!,
            Iso.Duration(retry["first"]),
            (double?)retry["backoff"] ?? 1,
            retry["maxInterval"] is { } longest ? Iso.Duration(longest) : null,
            retry["timeout"] is { } timeout ? Iso.Duration(timeout) : null)
        {
            HandleFailure = failure => onlyType is null || failure.ErrorType == onlyType,
        });
    }

    private static List<string> Names(JsonNode? names) => [.. names!.AsArray().Select(name => (string)name!)];

    private JsonNode? Value(JsonNode? expression) => Values.Evaluate(expression, _variables);

    private void Keep(JsonObject step, JsonNode? value)
    {
        if ((string?)step["as"] is { } name)
        {
            _variables[name] = value;
        }
    }

    private CancellationToken Token(JsonObject step) =>
        (string?)step["token"] is { } name ? Source(name).Token : CancellationToken.None;

    private CancellationTokenSource Source(string name) =>
        _sources.TryGetValue(name, out var source) ? source : _sources[name] = new();

    private sealed record Counted(string Name, int Count);
}
