using System.Text.RegularExpressions;
using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.Salesforce;

/// <summary>
/// Salesforce signs nothing and sends no header of ours, so the secret stands in the address (<c>?key=</c>), and the organization
/// must be one of those expected.
/// </summary>
/// <param name="organizations">Ids of the organizations that may send, of 15 or 18 characters; none lets nobody send.</param>
public sealed partial class SalesforceProof(IReadOnlyList<string> organizations) : IVendorProof
{
    /// <summary>The name in routes.</summary>
    public const string Name = "salesforce";

    private const string AckPattern =
        """<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>{0}</Ack></notificationsResponse></soapenv:Body></soapenv:Envelope>""";

    private readonly HashSet<string> _organizations = organizations.Select(SalesforceIds.Full).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>The answer that ends a message's queueing; anything else has it sent again, for a day.</summary>
    public static VendorAnswer Ack { get; } = new(200, "text/xml; charset=utf-8", AckPattern.Replace("{0}", "true", StringComparison.Ordinal));

    /// <summary>The answer that has a message sent again.</summary>
    public static VendorAnswer NoAck { get; } = new(503, "text/xml; charset=utf-8", AckPattern.Replace("{0}", "false", StringComparison.Ordinal));

    /// <inheritdoc/>
    public string Vendor => Name;

    /// <summary>What cannot be read is acknowledged and kept: Salesforce would send the same again for a day, and hold up what is behind it.</summary>
    /// <param name="organizations">Ids of the organizations that may send.</param>
    public static VendorPolicy Policy(IReadOnlyList<string> organizations) => new()
    {
        Proof = new SalesforceProof(organizations),
        Accepted = Ack,
        Unavailable = NoAck,
        // A message may carry a session of the user who caused it.
        Redact = static text => SessionId().Replace(text, "<SessionId>"),
    };

    /// <inheritdoc/>
    public ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now)
    {
        if (_organizations.Count == 0)
        {
            return ProofFault.NotConfigured;
        }

        if (KeyOf(delivery.Url) is not { } key)
        {
            return ProofFault.Missing;
        }

        if (!SharedSecrets.Match(key, secrets))
        {
            return ProofFault.Wrong;
        }

        // Only who knows the secret has anything parsed. What is no message is theirs all the same, and kept as unreadable.
        return OutboundMessage.Read(delivery.Body, out _) is { } message && (SalesforceIds.Full(message.OrganizationId) is not { } id || !_organizations.Contains(id))
            ? ProofFault.Wrong
            : ProofFault.None;
    }

    private static string? KeyOf(string url) => Key().Match(url) is { Success: true } match ? Uri.UnescapeDataString(match.Groups[1].Value) : null;

    [GeneratedRegex("[?&]key=([^&#]+)")]
    private static partial Regex Key();

    [GeneratedRegex("<([A-Za-z0-9]+:)?SessionId[^>]*>[^<]*")]
    private static partial Regex SessionId();
}
