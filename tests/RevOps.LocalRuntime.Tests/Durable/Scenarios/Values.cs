using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>Expressions, errors and exceptions of the scenarios.</summary>
internal static class Values
{
    private static readonly JsonSerializerOptions Plain = new();

    public static JsonNode? Evaluate(JsonNode? expression, IReadOnlyDictionary<string, JsonNode?> variables) => expression switch
    {
        JsonObject call when call.Count == 1 && call.First() is { Key: ['$', ..] } only => Apply(only.Key, only.Value, variables),
        JsonObject literal => new JsonObject(literal.Select(
            property => KeyValuePair.Create(property.Key, Evaluate(property.Value, variables)))),
        JsonArray list => new JsonArray([.. list.Select(item => Evaluate(item, variables))]),
        _ => expression?.DeepClone(),
    };

    public static JsonNode? From(object? value) => JsonSerializer.SerializeToNode(value, Plain);

    public static JsonObject Error(Exception error)
    {
        var json = new JsonObject
        {
            ["type"] = error.GetType().FullName,
            ["message"] = error.Message,
            ["innerType"] = error.InnerException?.GetType().FullName,
        };
        if (error is TaskFailedException failed)
        {
            json["taskName"] = failed.TaskName;
            json["taskId"] = failed.TaskId;
            json["failure"] = Failure(failed.FailureDetails);
        }

        return json;
    }

    public static JsonObject? Failure(TaskFailureDetails? failure) => failure is null ? null : new JsonObject
    {
        ["errorType"] = failure.ErrorType,
        ["errorMessage"] = failure.ErrorMessage,
        ["inner"] = Failure(failure.InnerFailure),
    };

    /// <summary>An exception as the scenarios describe it.</summary>
    public static Exception Exception(JsonNode? description)
    {
        var name = (string?)description?["type"] ?? typeof(InvalidOperationException).FullName!;
        var type = Type.GetType(name) ?? typeof(Values).Assembly.GetType(name, throwOnError: true)!;
        var inner = description?["inner"] is { } cause ? Exception(cause) : null;
        var constructor = type.GetConstructor([typeof(string), typeof(Exception)])!;
        return (Exception)constructor.Invoke([(string?)description?["message"] ?? "boom", inner]);
    }

    private static JsonNode? Apply(string function, JsonNode? argument, IReadOnlyDictionary<string, JsonNode?> variables)
    {
        if (function == "$")
        {
            return variables.GetValueOrDefault((string)argument!)?.DeepClone();
        }

        var arguments = argument!.AsArray().Select(item => Evaluate(item, variables)).ToList();
        return function switch
        {
            "$eq" => JsonNode.DeepEquals(arguments[0], arguments[1]),
            "$plus" => (int)arguments[0]! + (int)arguments[1]!,
            "$elapsedAtLeast" => Moment(arguments[1]) - Moment(arguments[0]) >= Iso.Duration(arguments[2]),
            _ => throw new NotSupportedException(function),
        };
    }

    private static DateTime Moment(JsonNode? text) =>
        DateTime.Parse((string)text!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
