using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RevOps.Functions.Intake;

namespace RevOps.Functions.Pipeline;

/// <summary>
/// What makes two deliveries the same one. The vendor's id, else the sender's Idempotency-Key, else, for leads, the content
/// within a day: a deal's amount may go 100, 200, 100, but nobody fills in the same form twice on purpose.
/// </summary>
/// <param name="Key">The key to take.</param>
/// <param name="AlsoTakenBy">Keys of the day before, under which the same content may have come.</param>
/// <param name="ValidFrom">Takers received earlier do not count.</param>
public sealed record DeliveryKey(string Key, IReadOnlyList<string> AlsoTakenBy, DateTimeOffset ValidFrom)
{
    private static readonly TimeSpan ContentWindow = TimeSpan.FromHours(24);

    /// <summary>The key of an event.</summary>
    public static DeliveryKey Of(IntakeEvent item, DateTimeOffset receivedAt)
    {
        var source = item.Source;
        var sender = $"{source.Connector}:{Short(source.Subject, 80)}:{source.Kind}";
        if (source.SourceId is { Length: > 0 } id)
        {
            return Lasting($"{sender}:id:{Short(id)}");
        }

        if (item.IdempotencyKey is { } idempotency)
        {
            return Lasting($"{sender}:idem:{Short(idempotency)}");
        }

        return source.Kind == "lead" ? OfContent($"{sender}:sha:{ContentHash(source.Payload)}", receivedAt) : Lasting($"event:{item.EventId}");
    }

    private static DeliveryKey Lasting(string key) => new(key, [], DateTimeOffset.MinValue);

    private static DeliveryKey OfContent(string key, DateTimeOffset receivedAt) =>
        new($"{key}:{Day(receivedAt)}", [$"{key}:{Day(receivedAt.AddDays(-1))}"], receivedAt - ContentWindow);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A key has to fit an index; what is longer is told apart by its hash.
    private static string Short(string text, int limit = 200) => text.Length <= limit ? text : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>SHA-256 of a payload, in hexadecimal; property order and white space do not count.</summary>
    internal static string ContentHash(string payload)
    {
        using var document = JsonDocument.Parse(payload);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, document.RootElement);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Property order and white space do not make content different.</summary>
    private static void Append(IncrementalHash hash, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                hash.AppendData("{"u8);
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(property.Name));
                    Append(hash, property.Value);
                }

                hash.AppendData("}"u8);
                break;
            case JsonValueKind.Array:
                hash.AppendData("["u8);
                foreach (var item in element.EnumerateArray())
                {
                    Append(hash, item);
                }

                hash.AppendData("]"u8);
                break;
            case JsonValueKind.String:
                hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(element.GetString()));
                break;
            default:
                hash.AppendData(Encoding.UTF8.GetBytes(element.GetRawText()));
                hash.AppendData(","u8);
                break;
        }
    }
}
