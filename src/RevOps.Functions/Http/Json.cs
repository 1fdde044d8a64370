using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RevOps.Functions.Http;

/// <summary>How JSON looks everywhere in RevOps: camelCase, nulls present, times in UTC with a Z.</summary>
public static class Json
{
    /// <summary>For answers, messages and stored decisions alike.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Text of a value.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A value from its text.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static T Parse<T>(string text) => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("null is not a value here.");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.Converters.Add(new UtcConverter());
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { BaseFirst } };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What a list shows comes first in what shows more of it, too: readers look for ids at the top.</summary>
    private static void BaseFirst(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.BaseType is null || type.Type.BaseType == typeof(object))
        {
            return;
        }

        var ordered = type.Properties.OrderBy(p => p.DeclaringType == type.Type).ToList();
        type.Properties.Clear();
        ordered.ForEach(type.Properties.Add);
    }

    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
    }
}
