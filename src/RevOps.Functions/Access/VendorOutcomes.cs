using RevOps.Connectors.Proofs;

namespace RevOps.Functions.Access;

/// <summary>What can come of a vendor's delivery, as it is counted.</summary>
public static class VendorOutcomes
{
    /// <summary>Proven, readable and durable.</summary>
    public const string Accepted = "accepted";

    /// <summary>Answered as a sign of life or a question at set-up; without effect.</summary>
    public const string Handshake = "handshake";

    /// <summary>Proven, but not readable: kept as a dead letter.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Proven, but storage was out of reach: the vendor was asked to send it again.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>More bytes than are taken, so that nothing can be proven.</summary>
    public const string TooLarge = "too-large";

    /// <summary>True for what was answered as not proven.</summary>
    public static bool IsRefusal(string outcome) => outcome is not (Accepted or Handshake or Unreadable or Unavailable);

    /// <summary>Name of a fault.</summary>
    public static string Of(ProofFault fault) => fault switch
    {
        ProofFault.Missing => "missing",
        ProofFault.Wrong => "wrong",
        ProofFault.Stale => "stale",
        ProofFault.NotConfigured => "not-configured",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
