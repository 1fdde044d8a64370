namespace RevOps.Core.Vendors;

/// <summary>What ERP systems send, from <c>rules/erp.json</c>.</summary>
/// <param name="Version">First 12 hexadecimal digits of the file's SHA-256; empty without a file.</param>
/// <param name="ClosedStatuses">Statuses of orders, repairs and contracts that are over, in lower case.</param>
/// <param name="InventoryEntities">Business Central's entities that are about stock, in lower case.</param>
/// <param name="ServiceEntities">Those that are about service, in lower case.</param>
public sealed record ErpRules(
    string Version, IReadOnlySet<string> ClosedStatuses, IReadOnlySet<string> InventoryEntities, IReadOnlySet<string> ServiceEntities)
{
    /// <summary>Without the file nothing is over unless it says so, and no entity is known.</summary>
    public static ErpRules None { get; } = new("", new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
}
