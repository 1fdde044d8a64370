namespace RevOps.Connectors.Proofs;

/// <summary>How one vendor proves that a delivery is its own. Pure; the time is an argument.</summary>
public interface IVendorProof
{
    /// <summary>The vendor's name in routes and settings: <c>google-ads</c>, <c>hubspot</c> …</summary>
    string Vendor { get; }

    /// <summary>Checks a delivery over its raw bytes, in constant time, before anything of it is parsed.</summary>
    /// <param name="delivery">The request as it came.</param>
    /// <param name="secrets">The secrets that are valid now, newest first: two while one is being replaced. Empty ones match nothing.</param>
    /// <param name="now">The time, for vendors that sign theirs.</param>
    ProofFault Check(SignedDelivery delivery, IReadOnlyList<string> secrets, DateTimeOffset now);
}

/// <summary>What a proof is made over.</summary>
/// <param name="Method">The HTTP method, in capitals.</param>
/// <param name="Url">The address as the vendor called it, with query: scheme and host are the public ones.</param>
/// <param name="Header">The value of a header by its name; null where it is missing.</param>
/// <param name="Body">The raw bytes.</param>
public sealed record SignedDelivery(string Method, string Url, Func<string, string?> Header, ReadOnlyMemory<byte> Body);

/// <summary>What is wrong with a proof.</summary>
public enum ProofFault
{
    /// <summary>Nothing: the vendor sent it.</summary>
    None,

    /// <summary>There is none in the request.</summary>
    Missing,

    /// <summary>It does not belong to these bytes and a secret that is valid.</summary>
    Wrong,

    /// <summary>It is genuine, and too old, or from the future.</summary>
    Stale,

    /// <summary>No secret is set for this vendor, so nothing can be proven.</summary>
    NotConfigured,
}
