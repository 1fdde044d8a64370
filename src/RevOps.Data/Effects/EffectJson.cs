using System.Text.Json;
using System.Text.Json.Serialization;

namespace RevOps.Data.Effects;

/// <summary>How payloads of effects look: camelCase, nulls present, times in UTC with a Z.</summary>
public static class EffectJson
{
    /// <summary>For payloads.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Text of a value.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A value from its text.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static T Parse<T>(string text) => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException("null is not a payload.");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new UtcConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset().ToUniversalTime();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(SqlTypes.Text(value));
    }
}
