namespace RevOps.Connectors.Proofs;

/// <summary>How one vendor's deliveries are proven and answered. What it does next decides the answer: see docs/connectors/README.md.</summary>
public sealed record VendorPolicy
{
    /// <summary>How a delivery is proven; it names the vendor.</summary>
    public required IVendorProof Proof { get; init; }

    /// <summary>The setting that holds the secret: <c>REVOPS_HUBSPOT_SECRET</c>. The one before it is in the same with <c>_PREVIOUS</c>.</summary>
    public string SecretSetting => OwnSecretSetting ?? $"REVOPS_{Proof.Vendor.Replace('-', '_').ToUpperInvariant()}_SECRET";

    /// <summary>The setting where it has another name.</summary>
    public string? OwnSecretSetting { get; init; }

    /// <summary>The setting whose value <see cref="Handshake"/> is given in place of the secrets, where a vendor has a token for that alone.</summary>
    public string? HandshakeSetting { get; init; }

    /// <summary>
    /// Answers what the vendor sends when an address is set up, which carries no proof; null for everything else. It must have no
    /// effect, since anybody can send it. The second argument holds the secrets that are valid, newest first, empty where none is set.
    /// </summary>
    public Func<SignedDelivery, IReadOnlyList<string>, VendorAnswer?> Handshake { get; init; } = static (_, _) => null;

    /// <summary>What a connector must know that only a header says, such as a topic; it is given the value of a header by its name.</summary>
    public Func<Func<string, string?>, string> Subject { get; init; } = static _ => "";

    /// <summary>What the vendor takes for success; null for 200 with the ids of the events.</summary>
    public VendorAnswer? Accepted { get; init; }

    /// <summary>What is answered where the proof is wrong; null for 401 as a problem. Only for vendors that a refusal makes drop more than this delivery.</summary>
    public VendorAnswer? Refused { get; init; }

    /// <summary>The body and type of a 503, for vendors that read it; null for a problem.</summary>
    public VendorAnswer? Unavailable { get; init; }

    /// <summary>
    /// True where a proven delivery that cannot be read is accepted and kept as a dead letter: the vendor would only send the same
    /// again, and drop it then.
    /// </summary>
    public bool KeepsUnreadable { get; init; } = true;

    /// <summary>Takes secrets out of a body that could not be read, before it is kept.</summary>
    public Func<string, string> Redact { get; init; } = static text => text;
}

/// <summary>An answer in the vendor's own words.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">Type of the body; empty where there is none.</param>
/// <param name="Body">The body.</param>
public sealed record VendorAnswer(int Status, string ContentType = "", string Body = "")
{
    /// <summary>A body of plain text.</summary>
    public static VendorAnswer Text(int status, string body) => new(status, "text/plain; charset=utf-8", body);
}
