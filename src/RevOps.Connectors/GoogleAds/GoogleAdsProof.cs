using RevOps.Connectors.Proofs;

namespace RevOps.Connectors.GoogleAds;

/// <summary>Google Ads sends a key of our choice in the body of each lead; there is no signature.</summary>
public sealed class GoogleAdsProof : IVendorProof
{
    /// <summary>The name in routes.</summary>
    public const string Name = "google-ads";

    /// <summary>Google takes 200, drops a lead for good on 4xx and sends again on 5xx.</summary>
    public static VendorPolicy Policy { get; } = new() { Proof = new GoogleAdsProof(), OwnSecretSetting = "REVOPS_GOOGLE_KEY" };

    /// <inheritdoc/>
    public string Vendor => Name;

    /// <inheritdoc/>
    public ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now) => GoogleAdsKey.Read(delivery.Body) switch
    {
        null => ProofFault.Missing,
        var key => SharedSecrets.Match(key, secrets) ? ProofFault.None : ProofFault.Wrong,
    };
}
