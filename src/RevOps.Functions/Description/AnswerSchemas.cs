using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using RevOps.Functions.Http;

namespace RevOps.Functions.Description;

/// <summary>JSON schemas (2020-12) of what is answered, from the records themselves: names and shapes as they are written, words as they are documented.</summary>
internal sealed class AnswerSchemas
{
    private readonly SortedDictionary<string, (Type Type, JsonObject Schema)> _components = new(StringComparer.Ordinal);

    /// <summary>The schemas by name, of all that was asked for so far.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> Components => _components.Select(c => KeyValuePair.Create(c.Key, c.Value.Schema));

    /// <summary>The schema of a type: a reference to a component, for a record.</summary>
    public JsonObject Of(Type type) => Nullable.GetUnderlyingType(type) is { } value ? OrNull(Of(value))
        : Simple(type) is { } simple ? simple
        : Json.Options.GetTypeInfo(type) switch
        {
            { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } item } => new JsonObject { ["type"] = "array", ["items"] = Of(item) },
            { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } item } => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(item) },
            { Kind: JsonTypeInfoKind.Object } info => Reference(info),
            _ => [],
        };

    /// <summary>Name of a component: of the type, without what only says that it is shown or stored.</summary>
    public static string NameOf(Type type) => type.IsGenericType
        ? $"{NameOf(type.GetGenericArguments()[0])}{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}"
        : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^4]
        : type.Name.EndsWith("Row", StringComparison.Ordinal) ? type.Name[..^3]
        : type.Name;

    private static JsonObject? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => Typed("string"),
        _ when type == typeof(bool) => Typed("boolean"),
        _ when type == typeof(int) => Typed("integer", "int32"),
        _ when type == typeof(long) => Typed("integer", "int64"),
        _ when type == typeof(double) => Typed("number", "double"),
        _ when type == typeof(decimal) => Typed("number"),
        _ when type == typeof(DateTimeOffset) => Typed("string", "date-time"),
        _ when type == typeof(DateOnly) => Typed("string", "date"),
        _ when type == typeof(JsonElement) || type == typeof(object) => [],
        _ => null,
    };

    private static JsonObject Typed(string type, string? format = null) =>
        format is null ? new JsonObject { ["type"] = type } : new JsonObject { ["type"] = type, ["format"] = format };

    private JsonObject Reference(JsonTypeInfo info)
    {
        var name = NameOf(info.Type);
        if (!_components.TryGetValue(name, out var known))
        {
            // Noted before its fields are looked at: one of them may be of the same type.
            var schema = new JsonObject { ["type"] = "object", ["description"] = DescriptionOf(info.Type) };
            _components[name] = (info.Type, schema);
            schema["properties"] = new JsonObject(info.Properties.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, Property(p))));
            schema["required"] = new JsonArray([.. info.Properties.Select(p => (JsonNode)p.Name)]);
        }
        else if (known.Type != info.Type)
        {
            throw new InvalidOperationException($"{known.Type} and {info.Type} would both be described as {name}.");
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{name}" };
    }

    private static string DescriptionOf(Type type) =>
        type.IsGenericType ? $"{XmlDocs.Of(type).TrimEnd('.')}: {XmlDocs.Of(type.GetGenericArguments()[0])}" : XmlDocs.Of(type);

    private JsonObject Property(JsonPropertyInfo property)
    {
        var member = (PropertyInfo)property.AttributeProvider!;
        var schema = Of(property.PropertyType);
        if (member.GetCustomAttribute<OneOfAttribute>() is { } texts)
        {
            (schema["type"]?.GetValue<string>() == "array" ? schema["items"]!.AsObject() : schema)["enum"] = new JsonArray([.. TextLists.Of(texts.List).Select(t => (JsonNode)t)]);
        }

        if (property.IsGetNullable && !property.PropertyType.IsValueType)
        {
            schema = OrNull(schema);
        }

        schema["description"] = XmlDocs.Of(member);
        return schema;
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema.ContainsKey("$ref"))
        {
            return new JsonObject { ["anyOf"] = new JsonArray(schema, Typed("null")) };
        }

        if (schema["type"] is JsonValue type)
        {
            schema["type"] = new JsonArray(type.GetValue<string>(), "null");
            (schema["enum"] as JsonArray)?.Add(null);
        }

        return schema;
    }
}
