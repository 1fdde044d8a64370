using System.Text.Json;
using System.Text.Json.Nodes;
using RevOps.Data.Effects;
using RevOps.Functions.Api;
using RevOps.Functions.Deals;

namespace RevOps.Functions.Description;

/// <summary>JSON schemas of what is posted to hooks, from the samples that subscribers get to see; a field that answers have, too, is described as it is there.</summary>
internal static class EventSchemas
{
    private static readonly Dictionary<string, string> OwnWords = new(StringComparer.Ordinal)
    {
        ["dealId"] = "The deal.",
        ["importId"] = "The import.",
        ["erasureId"] = "The erasure.",
        ["applied"] = "Rows that were applied.",
        ["duplicate"] = "Rows that were known already.",
        ["rejected"] = "Rows that were wrong.",
        ["reason"] = "Why.",
    };

    /// <summary>Schema of the events of a type, with a sample.</summary>
    public static JsonObject Of(string type, AnswerSchemas answers)
    {
        var sample = JsonNode.Parse(EventSamples.Of(type)!)!.AsObject();
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = $"An event of type {type}.",
            ["properties"] = new JsonObject
            {
                ["id"] = new JsonObject { ["type"] = "string", ["description"] = "Id of the event, the same for all who are told of it." },
                ["type"] = new JsonObject { ["type"] = "string", ["const"] = type, ["description"] = "What happened." },
                ["timestamp"] = new JsonObject { ["type"] = "string", ["format"] = "date-time", ["description"] = "When." },
                ["data"] = Data(sample["data"]!.AsObject(), answers),
            },
            ["required"] = new JsonArray("id", "type", "timestamp", "data"),
            ["examples"] = new JsonArray(sample.DeepClone()),
        };
    }

    private static JsonObject Data(JsonObject sample, AnswerSchemas answers)
    {
        answers.Of(typeof(LeadItem));
        answers.Of(typeof(DealItem));
        var known = answers.Components.ToDictionary(StringComparer.Ordinal);
        return new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Whom and what it is about. Something that is longer than 20 kB is told by its ids alone.",
            ["properties"] = new JsonObject(sample.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, Field(p.Key, p.Value, known)))),
            ["required"] = new JsonArray("leadId", "contactId", "dealId"),
        };
    }

    private static JsonObject Field(string name, JsonNode? value, Dictionary<string, JsonObject> known)
    {
        foreach (var component in new[] { nameof(LeadItem), nameof(DealItem) })
        {
            if (known[component]["properties"]![name] is { } field)
            {
                var schema = field.DeepClone().AsObject();
                if (schema["type"] is JsonValue type && name.EndsWith("Id", StringComparison.Ordinal))
                {
                    // Events name ids that answers always have, and that may be none here.
                    schema["type"] = new JsonArray(type.GetValue<string>(), "null");
                }

                return schema;
            }
        }

        return new JsonObject
        {
            ["type"] = value?.GetValueKind() switch { JsonValueKind.Number => "integer", JsonValueKind.True or JsonValueKind.False => "boolean", _ => (JsonNode)new JsonArray("string", "null") },
            ["description"] = OwnWords.GetValueOrDefault(name) ?? throw new InvalidOperationException($"{name} of events is not described."),
        };
    }
}
