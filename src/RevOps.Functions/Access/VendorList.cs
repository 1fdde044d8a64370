using RevOps.Connectors.Proofs;

namespace RevOps.Functions.Access;

/// <summary>The vendors, by name.</summary>
public sealed class VendorList(IEnumerable<VendorPolicy> policies)
{
    private readonly Dictionary<string, VendorPolicy> _byName = policies.ToDictionary(p => p.Proof.Vendor, StringComparer.Ordinal);

    /// <summary>All, by name.</summary>
    public IReadOnlyList<VendorPolicy> All => [.. _byName.Values.OrderBy(p => p.Proof.Vendor, StringComparer.Ordinal)];

    /// <summary>The vendor of that name.</summary>
    public VendorPolicy Get(string name) => _byName[name];
}
