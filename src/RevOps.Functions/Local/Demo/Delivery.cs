using System.Globalization;
using System.Text.Json;

namespace RevOps.Functions.Local.Demo;

/// <summary>A request of an outside system, and what the app should answer.</summary>
/// <param name="Path">Where to, from <c>api/</c> on.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">The body.</param>
internal sealed record Delivery(string Path, string ContentType, string Body)
{
    private const string Json = "application/json";

    /// <summary>The status that is expected.</summary>
    public int Expected { get; init; } = 202;

    /// <summary>The sender's <c>Idempotency-Key</c>, if any.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The key to send instead of the right one; empty for none.</summary>
    public string? Key { get; init; }

    /// <summary>True where others must not overtake it.</summary>
    public bool NeedsOrder { get; init; }

    public static Delivery OfJson(string path, object body) => new(path, Json, JsonSerializer.Serialize(body));

    public static Delivery OfForm(string form, IEnumerable<KeyValuePair<string, string>> fields) => new(
        $"intake/forms/{form}",
        "application/x-www-form-urlencoded",
        string.Join('&', fields.Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}")));

    /// <summary>RFC 3339 in UTC.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
