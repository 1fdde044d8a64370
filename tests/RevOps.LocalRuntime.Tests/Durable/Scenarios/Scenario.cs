using System.Text.Json.Nodes;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>One recorded scenario of the real engine, with an id of its own put in for <c>$id</c>.</summary>
internal sealed record Scenario(string Name, string InstanceId, JsonObject Json)
{
    private static readonly IReadOnlyDictionary<string, string> Texts = Load();

    public static IEnumerable<string> Names => Texts.Keys;

    public string Layer => (string)Json["layer"]!;

    public string Observed => (string?)Json["observe"] ?? InstanceId;

    public JsonArray Actions => Json["client"]!.AsArray();

    public JsonObject Expect => Json["expect"]!.AsObject();

    public TimeSpan? MaximumTimerInterval => Json["maximumTimerInterval"] is { } text ? Iso.Duration(text) : null;

    public TimeSpan Settle => Json["settle"] is { } text ? Iso.Duration(text) : TimeSpan.Zero;

    public bool WorkerStartsByHand => (string?)Json["workerStarts"] == "manual";

    public static Scenario Named(string name)
    {
        var id = "s" + Guid.NewGuid().ToString("N")[..12];
        return new(name, id, JsonNode.Parse(Texts[name].Replace("$id", id, StringComparison.Ordinal))!.AsObject());
    }

    private static Dictionary<string, string> Load()
    {
        using var stream = typeof(Scenario).Assembly.GetManifestResourceStream("durable-scenarios.json")!;
        return JsonNode.Parse(stream)!["scenarios"]!.AsArray()
            .ToDictionary(scenario => (string)scenario!["id"]!, scenario => scenario!.ToJsonString());
    }
}

/// <summary>Reads ISO 8601 durations.</summary>
internal static class Iso
{
    public static TimeSpan Duration(JsonNode? text) => System.Xml.XmlConvert.ToTimeSpan((string)text!);
}
