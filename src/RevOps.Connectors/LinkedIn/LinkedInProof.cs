using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RevOps.Connectors.Input;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.LinkedIn;

/// <summary>LinkedIn's signature over the raw body, and the answer to its challenge.</summary>
/// <remarks>See learn.microsoft.com, LinkedIn "Webhook validation". The words <c>hmacsha256=</c> are part of what is signed, not of the signature.</remarks>
public sealed class LinkedInProof : IVendorProof
{
    private const string Header = "X-LI-Signature";
    private const string Scheme = "hmacsha256=";
    private const int LongestCode = 200;

    /// <summary>LinkedIn takes any 2xx. Every two hours it sends a challenge anew, and blocks an address that fails three in a row.</summary>
    public static VendorPolicy Policy { get; } = new() { Proof = new LinkedInProof(), Handshake = Handshake };

    /// <inheritdoc/>
    public string Vendor => LinkedInConnector.Vendor;

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

        // Some senders put the words before the signature too.
        var hex = signature.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? signature[Scheme.Length..] : signature;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.FromHexString(hex, given, out _, out var length) == OperationStatus.Done && length == given.Length
            && Hmacs.Match(given, secrets, Encoding.UTF8.GetBytes(Scheme), delivery.Body)
                ? ProofFault.None
                : ProofFault.Wrong;
    }

    /// <summary>The answer to a challenge. It proves that we have the secret and tells nothing of it; a code is short, as LinkedIn's are.</summary>
    private static VendorAnswer? Handshake(SignedDelivery delivery, IReadOnlyList<string> secrets) =>
        delivery.Method == "GET" && secrets is [var secret, ..] && QueryValues.Of(delivery.Url, "challengeCode") is { Length: > 0 and <= LongestCode } code
            ? new VendorAnswer(200, "application/json", Answer(code, secret))
            : null;

    private static string Answer(string challengeCode, string secret) => JsonSerializer.Serialize(new
    {
        challengeCode,
        challengeResponse = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(challengeCode))),
    });
}
