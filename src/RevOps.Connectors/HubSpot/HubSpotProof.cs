using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.HubSpot;

/// <summary>
/// HubSpot's signatures over the raw body. Version 3 counts wherever it is there; 1 and 2 have no time in them and count only without it:
/// what is sent again under them is found to be a duplicate, no more.
/// </summary>
/// <remarks>See developers.hubspot.com, "Validating requests from HubSpot".</remarks>
public sealed class HubSpotProof : IVendorProof
{
    private const string Version3 = "X-HubSpot-Signature-v3";
    private const string Timestamp = "X-HubSpot-Request-Timestamp";
    private const string Older = "X-HubSpot-Signature";
    private const string OlderVersion = "X-HubSpot-Signature-Version";

    /// <summary>Older ones are refused, as HubSpot says; so are those of a clock that is this far ahead.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>HubSpot sends again up to ten times in a day whatever is not 2xx, and waits 5 s for it.</summary>
    public static VendorPolicy Policy { get; } = new() { Proof = new HubSpotProof() };

    /// <inheritdoc/>
    public string Vendor => HubSpotConnector.Vendor;

    /// <inheritdoc/>
    public ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (secrets.All(s => s.Length == 0))
        {
            return ProofFault.NotConfigured;
        }

        return (delivery.Header(Version3), delivery.Header(Older)) switch
        {
            ({ Length: > 0 } signature, _) => CheckVersion3(delivery, signature, secrets, now),
            (_, { Length: > 0 } signature) => CheckOlder(delivery, signature, secrets),
            _ => ProofFault.Missing,
        };
    }

    private static ProofFault CheckVersion3(SignedDelivery delivery, string signature, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        var timestamp = delivery.Header(Timestamp) ?? "";
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!Convert.TryFromBase64String(signature.Trim(), given, out var length) || length != given.Length)
        {
            return ProofFault.Wrong;
        }

        // HubSpot decodes some escapes before it signs, and its own libraries none: both are under the secret, so both will do.
        var isGenuine = Signs(given, delivery, HubSpotUri.Decode(delivery.Url), timestamp, secrets) | Signs(given, delivery, delivery.Url, timestamp, secrets);
        if (!isGenuine)
        {
            return ProofFault.Wrong;
        }

        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)
            && Math.Abs(now.ToUnixTimeMilliseconds() - sent) <= Patience.TotalMilliseconds
                ? ProofFault.None
                : ProofFault.Stale;
    }

    private static bool Signs(ReadOnlySpan<byte> given, SignedDelivery delivery, string url, string timestamp, IReadOnlyList<string> secrets) =>
        Hmacs.Match(given, secrets, Encoding.UTF8.GetBytes(delivery.Method + url), delivery.Body, Encoding.UTF8.GetBytes(timestamp));

    /// <summary>A digest of the secret, then for version 2 method and address, then the body.</summary>
    private static ProofFault CheckOlder(SignedDelivery delivery, string signature, IReadOnlyList<string> secrets)
    {
        var prefix = delivery.Header(OlderVersion)?.Trim() switch
        {
            null or "" or "v1" => "",
            "v2" => delivery.Method + delivery.Url,
            _ => null,
        };
        Span<byte> given = stackalloc byte[SHA256.HashSizeInBytes];
        if (prefix is null || Convert.FromHexString(signature.Trim(), given, out _, out var length) != System.Buffers.OperationStatus.Done || length != given.Length)
        {
            return ProofFault.Wrong;
        }

        var isGenuine = false;
        foreach (var secret in secrets.Where(s => s.Length > 0))
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(secret + prefix));
            hash.AppendData(delivery.Body.Span);
            isGenuine |= CryptographicOperations.FixedTimeEquals(given, hash.GetHashAndReset());
        }

        return isGenuine ? ProofFault.None : ProofFault.Wrong;
    }
}
