using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Rows as the Table service writes them: OData JSON with minimal metadata, where a type that JSON cannot show stands in a
/// property of its own, <c>Name@odata.type</c>.
/// </summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";

    /// <summary>Writes a row. Absent (null) properties are left out; what the service sets itself too.</summary>
    /// <exception cref="NotSupportedException">A property is of a type that the service does not know.</exception>
    public static byte[] Write(IEnumerable<KeyValuePair<string, object?>> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                if (value is not null && name is not (EntityNames.ETag or EntityNames.Timestamp))
                {
                    WriteProperty(json, name, value);
                }
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads a row into its properties, the version under <see cref="EntityNames.ETag"/> among them.</summary>
    public static Dictionary<string, object?> Read(JsonElement row)
    {
        var properties = new Dictionary<string, object?>();
        foreach (var property in row.EnumerateObject())
        {
            if (property.Name == EntityNames.ETag || !property.Name.Contains("odata.", StringComparison.Ordinal))
            {
                var type = row.TryGetProperty(property.Name + TypeSuffix, out var annotation) ? annotation.GetString() : null;
                properties[property.Name] = ReadValue(property.Value, property.Name == EntityNames.Timestamp ? "Edm.DateTime" : type);
            }
        }

        return properties;
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteString(name + TypeSuffix, "Edm.Double");
                json.WriteNumber(name, number);
                break;
            default:
                var (type, content) = Annotated(name, value);
                json.WriteString(name + TypeSuffix, type);
                json.WriteString(name, content);
                break;
        }
    }

    private static (string Type, string Content) Annotated(string name, object value) => value switch
    {
        double number => ("Edm.Double", number.ToString(CultureInfo.InvariantCulture)),
        long number => ("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)),
        DateTimeOffset instant => ("Edm.DateTime", Instant(instant)),
        DateTime instant => ("Edm.DateTime", Instant(new DateTimeOffset(instant.ToUniversalTime()))),
        Guid id => ("Edm.Guid", id.ToString()),
        byte[] bytes => ("Edm.Binary", Convert.ToBase64String(bytes)),
        BinaryData bytes => ("Edm.Binary", Convert.ToBase64String(bytes.ToMemory().Span)),
        _ => throw new NotSupportedException($"The property {name} is of type {value.GetType().Name}, which tables cannot store."),
    };

    /// <summary>An instant as the service writes it.</summary>
    internal static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static object? ReadValue(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => null,
        ("Edm.Int64", _) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.DateTime", _) => value.GetDateTimeOffset(),
        ("Edm.Guid", _) => value.GetGuid(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => value.GetDouble(),
        (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (_, JsonValueKind.Number) when value.TryGetInt32(out var number) => number,
        (_, JsonValueKind.Number) => value.GetDouble(),
        _ => value.GetString(),
    };
}
