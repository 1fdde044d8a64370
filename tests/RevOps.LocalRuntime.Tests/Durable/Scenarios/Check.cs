using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DurableTask.Client;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>Compares what was recorded with what is.</summary>
internal static partial class Check
{
    public static JsonObject Instance(OrchestrationMetadata? instance) => instance is null
        ? new JsonObject { ["exists"] = false }
        : new JsonObject
        {
            ["runtimeStatus"] = instance.RuntimeStatus.ToString(),
            ["input"] = Stored(instance.SerializedInput),
            ["output"] = Stored(instance.SerializedOutput),
            ["customStatus"] = Stored(instance.SerializedCustomStatus),
            ["failure"] = Values.Failure(instance.FailureDetails),
        };

    /// <summary>All that is expected is there; there may be more.</summary>
    public static void Matches(JsonNode expected, JsonNode? actual, JsonNode where)
    {
        foreach (var (name, value) in expected.AsObject())
        {
            Equal(value, actual?[name], new JsonObject { [name] = where.DeepClone() });
        }
    }

    public static void Equal(JsonNode? expected, JsonNode? actual, JsonNode where)
    {
        var cleaned = Generic(actual, expected);
        if (!JsonNode.DeepEquals(expected, cleaned))
        {
            Assert.Fail($"Expected {Text(expected)}\nbut got  {Text(cleaned)}\nat {where.ToJsonString()}");
        }
    }

    private static JsonObject? Stored(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return new JsonObject { ["json"] = JsonNode.Parse(text) };
        }
        catch (JsonException)
        {
            return new JsonObject { ["text"] = text };
        }
    }

    /// <summary>Puts the record's placeholder in place of random ids.</summary>
    private static JsonNode? Generic(JsonNode? actual, JsonNode? expected) =>
        actual is not null && expected?.ToJsonString().Contains("guidN", StringComparison.Ordinal) == true
            ? JsonNode.Parse(RandomId().Replace(actual.ToJsonString(), "<guidN>"))
            : actual;

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")]
    private static partial Regex RandomId();
}
