using System.Buffers;
using System.Security.Cryptography;
using RevOps.Connectors.Input;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.Meta;

/// <summary>Meta's signature over the raw body, and its handshake.</summary>
/// <remarks>See developers.facebook.com, Graph API "Webhooks: getting started". Meta signs the bytes that it sends, escapes and all.</remarks>
public sealed class MetaProof : IVendorProof
{
    private const string Header = "X-Hub-Signature-256";
    private const string Scheme = "sha256=";
    private const int LongestChallenge = 1000;

    /// <summary>Meta takes 200, sends again for 36 hours and drops the delivery then.</summary>
    public static VendorPolicy Policy { get; } = new()
    {
        Proof = new MetaProof(),
        HandshakeSetting = "REVOPS_META_VERIFY_TOKEN",
        Handshake = Handshake,
    };

    /// <inheritdoc/>
    public string Vendor => MetaConnector.Vendor;

    /// <inheritdoc/>
    public ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (secrets.All(s => s.Length == 0))
        {
            return ProofFault.NotConfigured;
        }

        if (delivery.Header(Header)?.Trim() is not { Length: > 0 } signature)
        {
            return ProofFault.Missing;
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && Convert.FromHexString(signature[Scheme.Length..], given, out _, out var length) == OperationStatus.Done && length == given.Length
            && Hmacs.Match(given, secrets, delivery.Body)
                ? ProofFault.None
                : ProofFault.Wrong;
    }

    /// <summary>Whoever shows the token that was agreed on gets his challenge back, as plain text.</summary>
    private static VendorAnswer? Handshake(SignedDelivery delivery, IReadOnlyList<string> tokens)
    {
        if (delivery.Method != "GET")
        {
            return null;
        }

        var isKnown = SharedSecrets.Match(QueryValues.Of(delivery.Url, "hub.verify_token"), tokens);
        return isKnown && QueryValues.Of(delivery.Url, "hub.mode") == "subscribe" && QueryValues.Of(delivery.Url, "hub.challenge") is { Length: > 0 and <= LongestChallenge } challenge
            ? VendorAnswer.Text(200, challenge)
            : VendorAnswer.Text(403, "The verify token is missing or wrong.");
    }
}
