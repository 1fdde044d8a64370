using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.Meta;

/// <summary>Meta's signature over the raw body, and its handshake.</summary>
/// <remarks>See developers.facebook.com, Graph API "Webhooks: getting started". Meta signs the bytes that it sends, escapes and all.</remarks>
public sealed class MetaProof : IVendorProof
{
    private const string Header = "X-Hub-Signature-256";
    private const string Scheme = "sha256=";

    /// <inheritdoc/>
    public string Vendor => "meta";

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

    /// <summary>True where a subscription's handshake shows the token that was agreed on.</summary>
    /// <param name="mode"><c>hub.mode</c>.</param>
    /// <param name="token"><c>hub.verify_token</c>.</param>
    /// <param name="tokens">The tokens that are valid now; empty ones match nothing.</param>
    public static bool Verifies(string? mode, string? token, IReadOnlyList<string> tokens)
    {
        var isKnown = false;
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));
        foreach (var known in tokens.Where(t => t.Length > 0))
        {
            isKnown |= CryptographicOperations.FixedTimeEquals(given, SHA256.HashData(Encoding.UTF8.GetBytes(known)));
        }

        return isKnown && mode == "subscribe";
    }
}
