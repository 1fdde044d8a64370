using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RevOps.Core.Identity.Survivorship;

/// <summary>The origin of each field's value, by field name; stored as JSON: <c>{"phone":{"at":"…Z","source":"forms"}}</c>.</summary>
public sealed class Provenance
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private readonly ImmutableSortedDictionary<string, ValueOrigin> _origins;

    private Provenance(ImmutableSortedDictionary<string, ValueOrigin> origins) => _origins = origins;

    /// <summary>Nothing known.</summary>
    public static Provenance None { get; } = new(ImmutableSortedDictionary.Create<string, ValueOrigin>(StringComparer.Ordinal));

    /// <summary>All origins, by field name in order.</summary>
    public IReadOnlyDictionary<string, ValueOrigin> Origins => _origins;

    /// <summary>The same origin for each of these fields.</summary>
    public static Provenance Of(ValueOrigin origin, IEnumerable<string> fields) =>
        new(fields.ToImmutableSortedDictionary(f => f, _ => origin, StringComparer.Ordinal));

    /// <summary>Origin of a field's value; <see cref="ValueOrigin.Unknown"/> where it was not noted.</summary>
    public ValueOrigin Of(string field) => _origins.GetValueOrDefault(field, ValueOrigin.Unknown);

    /// <summary>The same with the field's origin set.</summary>
    public Provenance With(string field, ValueOrigin origin) => new(_origins.SetItem(field, origin));

    /// <summary>The same without the field.</summary>
    public Provenance Without(string field) => new(_origins.Remove(field));

    /// <summary>Reads what <see cref="ToJson"/> wrote; null and what is not readable are nothing known.</summary>
    public static Provenance Parse(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return None;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            return new(document.RootElement.EnumerateObject().ToImmutableSortedDictionary(
                p => p.Name,
                p => new ValueOrigin(p.Value.GetProperty("at").GetDateTimeOffset(), p.Value.GetProperty("source").GetString() ?? "")
                {
                    IsTentative = p.Value.TryGetProperty("tentative", out var tentative) && tentative.GetBoolean(),
                },
                StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return None;
        }
    }

    /// <summary>As it is stored: field names in order, so that equal provenance is equal text.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (field, origin) in _origins)
            {
                json.WriteStartObject(field);
                json.WriteString("at", origin.At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
                json.WriteString("source", origin.Source);
                if (origin.IsTentative)
                {
                    json.WriteBoolean("tentative", true);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
