using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RevOps.Connectors.Destinations;

/// <summary>Signatures of outgoing webhooks as in Standard Webhooks 1.0.0, symmetric.</summary>
public static class StandardWebhook
{
    /// <summary>What secrets begin with.</summary>
    public const string SecretPrefix = "whsec_";

    private const int MinKeyBytes = 24;
    private const int MaxKeyBytes = 64;
    private const int NewKeyBytes = 32;

    /// <summary>A new random secret.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewKeyBytes));

    /// <summary>True for <c>whsec_</c> and the base64 of 24 to 64 bytes.</summary>
    public static bool IsSecret(string text)
    {
        Span<byte> key = stackalloc byte[MaxKeyBytes];
        return text.StartsWith(SecretPrefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[SecretPrefix.Length..], key, out var length)
            && length >= MinKeyBytes;
    }

    /// <summary>The headers that prove a delivery.</summary>
    /// <param name="id">Stays the same however often it is sent.</param>
    /// <param name="at">When this attempt is made.</param>
    /// <param name="body">The body, byte for byte as sent.</param>
    /// <param name="secrets">Each signs; the newest first.</param>
    public static IReadOnlyDictionary<string, string> Headers(string id, DateTimeOffset at, string body, IReadOnlyList<string> secrets)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = Encoding.UTF8.GetBytes($"{id}.{timestamp}.{body}");
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["webhook-id"] = id,
            ["webhook-timestamp"] = timestamp,
            ["webhook-signature"] = string.Join(' ', secrets.Select(s => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(s), signed))}")),
        };
    }

    private static byte[] KeyOf(string secret) => Convert.FromBase64String(secret[SecretPrefix.Length..]);
}
