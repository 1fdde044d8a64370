using System.Net;
using System.Text.RegularExpressions;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.WooCommerce;

/// <summary>
/// WooCommerce signs the raw body: <c>X-WC-Webhook-Signature</c> is the base64 of its HMAC-SHA256. The shop decodes HTML's special
/// characters in the secret before it signs, so that a secret with <c>&amp;amp;</c> in it is used with <c>&amp;</c>.
/// </summary>
/// <remarks>See woocommerce/woocommerce, class-wc-webhook.php: generate_signature and deliver_ping. The topic is not signed.</remarks>
public sealed partial class WooCommerceProof : IVendorProof
{
    /// <summary>The name in routes.</summary>
    public const string Name = "woocommerce";

    private const string Signature = "X-WC-Webhook-Signature";
    private const string Topic = "X-WC-Webhook-Topic";

    /// <summary>
    /// WooCommerce never sends a delivery again, and switches a webhook off after a row of failures. The ping that it sends when a
    /// webhook is saved has neither signature nor topic, and only 200 will do.
    /// </summary>
    public static VendorPolicy Policy { get; } = new()
    {
        Proof = new WooCommerceProof(),
        Handshake = static (delivery, _) => IsPing(delivery) ? new VendorAnswer(200) : null,
        Subject = static header => header(Topic) ?? "",
    };

    /// <inheritdoc/>
    public string Vendor => Name;

    /// <inheritdoc/>
    public ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (delivery.Header(Signature) is not { Length: > 0 } text)
        {
            return ProofFault.Missing;
        }

        Span<byte> given = stackalloc byte[64];
        return Convert.TryFromBase64String(text, given, out var length) && Hmacs.Match(given[..length], [.. secrets.Select(Decoded)], delivery.Body)
            ? ProofFault.None
            : ProofFault.Wrong;
    }

    private static string Decoded(string secret) => SpecialCharacter().Replace(secret, m => WebUtility.HtmlDecode(m.Value));

    private static bool IsPing(SignedDelivery delivery) =>
        delivery.Header(Signature) is null && delivery.Header(Topic) is null && delivery.Body.Length < 64 && Ping().IsMatch(System.Text.Encoding.ASCII.GetString(delivery.Body.Span));

    // What wp_specialchars_decode turns back; other entities stay as they are.
    [GeneratedRegex("&(amp|lt|gt|quot|#0*39|#x0*27|#0*38|#x0*26|#0*60|#x0*3c|#0*62|#x0*3e|#0*34|#x0*22);", RegexOptions.IgnoreCase)]
    private static partial Regex SpecialCharacter();

    [GeneratedRegex(@"^webhook_id=[0-9]+\z")]
    private static partial Regex Ping();
}
