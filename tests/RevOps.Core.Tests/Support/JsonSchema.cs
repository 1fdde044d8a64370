using System.Text.Json;
using System.Text.RegularExpressions;

namespace RevOps.Core.Tests.Support;

/// <summary>The part of JSON Schema 2020-12 that the rule schemas use; an unknown keyword throws, so that none is silently ignored.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    private static readonly HashSet<string> Annotations = ["$schema", "$defs", "title", "description", "properties", "then", "else", "default"];

    public static JsonSchema Load(string name) =>
        new(JsonDocument.Parse(File.ReadAllText(Path.Combine(Shipped.Root, "rules", "schema", name))).RootElement);

    public bool Allows(string json) => Allows(root, JsonDocument.Parse(json).RootElement);

    private bool Allows(JsonElement schema, JsonElement value) => schema.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => schema.EnumerateObject().All(k => Annotations.Contains(k.Name) || Holds(schema, k, value)) && (IsClosed(schema) || OpenProperties(schema, value)),
    };

    private bool Holds(JsonElement schema, JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "$ref" => Allows(Definition(keyword.Value.GetString()!), value),
        "type" => IsType(keyword.Value.GetString()!, value),
        "enum" => keyword.Value.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
        "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= keyword.Value.GetDecimal(),
        "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= keyword.Value.GetDecimal(),
        "minProperties" => value.ValueKind != JsonValueKind.Object || value.GetPropertyCount() >= keyword.Value.GetInt32(),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= keyword.Value.GetInt32(),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(v => Allows(keyword.Value, v)),
        "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => Property(schema, keyword.Value, p)),
        "propertyNames" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => Allows(keyword.Value, JsonSerializer.SerializeToElement(p.Name))),
        "oneOf" => keyword.Value.EnumerateArray().Count(s => Allows(s, value)) == 1,
        "not" => !Allows(keyword.Value, value),
        "if" => Allows(schema.GetProperty(Allows(keyword.Value, value) ? "then" : "else"), value),
        _ => throw new NotSupportedException(keyword.Name),
    };

    private bool Property(JsonElement schema, JsonElement others, JsonProperty property) =>
        Allows(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var own) ? own : others, property.Value);

    private static bool IsClosed(JsonElement schema) => schema.TryGetProperty("additionalProperties", out _) || !schema.TryGetProperty("properties", out _);

    private bool OpenProperties(JsonElement schema, JsonElement value) =>
        value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(p => Property(schema, JsonSerializer.SerializeToElement(true), p));

    private JsonElement Definition(string reference) => root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() == decimal.Truncate(value.GetDecimal()),
        _ => throw new NotSupportedException(type),
    };
}
