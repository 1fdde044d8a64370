using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace RevOps.Testing;

/// <summary>The part of JSON Schema 2020-12 that RevOps uses; an unknown keyword throws, so that none is silently ignored.</summary>
/// <param name="root">The document that references point into.</param>
/// <param name="isStrict">True where a property that an object's schema does not name is a fault, even if the schema is silent on it.</param>
internal sealed class JsonSchema(JsonElement root, bool isStrict = false)
{
    private static readonly HashSet<string> Annotations =
        ["$schema", "$defs", "title", "description", "then", "else", "default", "examples"];

    /// <summary>Whether the document itself allows a value.</summary>
    public bool Allows(string json) => !Faults(root, JsonDocument.Parse(json).RootElement).Any();

    /// <summary>What a schema of the document has against a value: where, and what.</summary>
    public IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at = "") => schema.ValueKind switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => [$"{at}: nothing is allowed here"],
        _ => schema.EnumerateObject().Where(k => !Annotations.Contains(k.Name)).SelectMany(k => Faults(schema, k, value, at)),
    };

    private IEnumerable<string> Faults(JsonElement schema, JsonProperty keyword, JsonElement value, string at)
    {
        var wanted = keyword.Value;
        return keyword.Name switch
        {
            "$ref" => Faults(Definition(wanted.GetString()!), value, at),
            "properties" => value.ValueKind == JsonValueKind.Object ? Properties(schema, wanted, value, at) : [],
            "additionalProperties" => value.ValueKind == JsonValueKind.Object ? Others(schema, value).SelectMany(p => Faults(wanted, p.Value, $"{at}/{p.Name}")) : [],
            "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Index().SelectMany(i => Faults(wanted, i.Item, $"{at}/{i.Index}")) : [],
            "anyOf" => wanted.EnumerateArray().Any(s => !Faults(s, value, at).Any()) ? [] : [$"{at}: none of {wanted.GetArrayLength()}: {string.Join("; ", wanted.EnumerateArray().SelectMany(s => Faults(s, value, at)))}"],
            "if" => Faults(schema.GetProperty(Faults(wanted, value, at).Any() ? "else" : "then"), value, at),
            _ => Holds(keyword.Name, wanted, value) ? [] : [$"{at}: {keyword.Name} {wanted.GetRawText()} does not hold of {value.GetRawText()}"],
        };
    }

    private bool Holds(string keyword, JsonElement wanted, JsonElement value) => (keyword, value.ValueKind) switch
    {
        ("type", _) => wanted.ValueKind == JsonValueKind.Array ? wanted.EnumerateArray().Any(t => IsType(t.GetString()!, value)) : IsType(wanted.GetString()!, value),
        ("enum", _) => wanted.EnumerateArray().Any(v => JsonElement.DeepEquals(v, value)),
        ("const", _) => JsonElement.DeepEquals(wanted, value),
        ("oneOf", _) => wanted.EnumerateArray().Count(s => !Faults(s, value).Any()) == 1,
        ("not", _) => Faults(wanted, value).Any(),
        ("required", JsonValueKind.Object) => wanted.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        ("propertyNames", JsonValueKind.Object) => value.EnumerateObject().All(p => !Faults(wanted, JsonSerializer.SerializeToElement(p.Name)).Any()),
        ("minProperties", JsonValueKind.Object) => value.GetPropertyCount() >= wanted.GetInt32(),
        ("minItems", JsonValueKind.Array) => value.GetArrayLength() >= wanted.GetInt32(),
        ("maxItems", JsonValueKind.Array) => value.GetArrayLength() <= wanted.GetInt32(),
        ("pattern", JsonValueKind.String) => Regex.IsMatch(value.GetString()!, wanted.GetString()!),
        ("minLength", JsonValueKind.String) => value.GetString()!.Length >= wanted.GetInt32(),
        ("maxLength", JsonValueKind.String) => value.GetString()!.Length <= wanted.GetInt32(),
        ("format", JsonValueKind.String) => IsFormat(wanted.GetString()!, value.GetString()!),
        ("minimum", JsonValueKind.Number) => value.GetDecimal() >= wanted.GetDecimal(),
        ("maximum", JsonValueKind.Number) => value.GetDecimal() <= wanted.GetDecimal(),
        ("required" or "propertyNames" or "minProperties" or "minItems" or "maxItems" or "pattern" or "minLength" or "maxLength" or "format" or "minimum" or "maximum", _) => true,
        _ => throw new NotSupportedException(keyword),
    };

    private IEnumerable<string> Properties(JsonElement schema, JsonElement known, JsonElement value, string at)
    {
        foreach (var property in known.EnumerateObject())
        {
            if (value.TryGetProperty(property.Name, out var own))
            {
                foreach (var fault in Faults(property.Value, own, $"{at}/{property.Name}"))
                {
                    yield return fault;
                }
            }
        }

        if (isStrict && !schema.TryGetProperty("additionalProperties", out _))
        {
            foreach (var other in Others(schema, value))
            {
                yield return $"{at}/{other.Name}: not described";
            }
        }
    }

    private static IEnumerable<JsonProperty> Others(JsonElement schema, JsonElement value) =>
        value.EnumerateObject().Where(p => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(p.Name, out _));

    private JsonElement Definition(string reference) => reference.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name));

    private static bool IsFormat(string format, string text) => format switch
    {
        "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
        "password" => true,
        _ => throw new NotSupportedException(format),
    };

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() == decimal.Truncate(value.GetDecimal()),
        _ => throw new NotSupportedException(type),
    };
}
