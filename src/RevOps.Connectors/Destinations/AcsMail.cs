using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RevOps.Connectors.Destinations;

/// <summary>An account of Azure Communication Services.</summary>
/// <param name="Endpoint">Its address.</param>
/// <param name="Key">Its access key, decoded.</param>
public sealed record AcsAccount(Uri Endpoint, byte[] Key)
{
    /// <summary>Reads a connection string <c>endpoint=https://…;accesskey=…</c>; null where it is none.</summary>
    public static AcsAccount? Parse(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split('=', 2))
            .Where(p => p.Length == 2)
            .GroupBy(p => p[0], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First()[1], StringComparer.OrdinalIgnoreCase);
        var key = new byte[512];
        return Uri.TryCreate(parts.GetValueOrDefault("endpoint"), UriKind.Absolute, out var endpoint)
            && endpoint.Scheme is "https" or "http"
            && Convert.TryFromBase64String(parts.GetValueOrDefault("accesskey") ?? "", key, out var length)
            && length > 0
            ? new AcsAccount(endpoint, key[..length])
            : null;
    }
}

/// <summary>Requests to the e-mail REST API of Azure Communication Services, version 2023-03-31.</summary>
public static class AcsMail
{
    private const string PathAndQuery = "/emails:send?api-version=2023-03-31";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>A signed request that sends a message.</summary>
    /// <param name="account">The account.</param>
    /// <param name="from">A sender address that is verified there.</param>
    /// <param name="message">The message.</param>
    /// <param name="operationId">The same again is not sent again.</param>
    /// <param name="now">Now: requests are valid for a few minutes.</param>
    public static HttpRequestMessage Request(AcsAccount account, string from, MailMessage message, Guid operationId, DateTimeOffset now)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(Content(from, message), Options);
        var url = new Uri(account.Endpoint, PathAndQuery);
        var date = now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        var hash = Convert.ToBase64String(SHA256.HashData(body));
        var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } },
        };
        request.Headers.Host = url.Authority;
        request.Headers.Add("x-ms-date", date);
        request.Headers.Add("x-ms-content-sha256", hash);
        request.Headers.Add("Operation-Id", operationId.ToString("D"));
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={Signature(account.Key, url, date, hash)}");
        return request;
    }

    /// <summary>An operation's id, made from what must not be sent twice; marked as of version 4, the one that the service documents.</summary>
    public static Guid OperationId(string key)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static string Signature(byte[] key, Uri url, string date, string hash) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"POST\n{url.PathAndQuery}\n{date};{url.Authority};{hash}")));

    private static object Content(string from, MailMessage message) => new
    {
        SenderAddress = from,
        Content = new { message.Subject, PlainText = message.Text, message.Html },
        Recipients = new { To = new[] { new { Address = message.To, DisplayName = message.ToName } } },
        message.Headers,
        ReplyTo = message.ReplyTo is { } reply ? new[] { new { Address = reply } } : null,
    };
}
