namespace RevOps.Functions.Api;

/// <summary>What came from a vendor in 30 days, and what was refused.</summary>
/// <param name="Vendor">The vendor.</param>
/// <param name="Configured">Whether its secret is set.</param>
/// <param name="Rotating">Whether two secrets are valid at once.</param>
/// <param name="Accepted">Deliveries that were accepted.</param>
/// <param name="Unreadable">Deliveries with a valid proof that could not be read.</param>
/// <param name="Unavailable">Deliveries that were told to come again, as the app was not ready.</param>
/// <param name="Handshakes">Challenges that were answered.</param>
/// <param name="Refused">Deliveries whose proof did not hold.</param>
/// <param name="RefusedBy">The same by the reason.</param>
/// <param name="LastAcceptedAt">When the latest was accepted.</param>
/// <param name="LastRefusedAt">When the latest was refused.</param>
/// <param name="LastEventAt">When the latest came, whatever became of it.</param>
internal sealed record VendorView(
    string Vendor,
    bool Configured,
    bool Rotating,
    long Accepted,
    long Unreadable,
    long Unavailable,
    long Handshakes,
    long Refused,
    Dictionary<string, long> RefusedBy,
    DateTimeOffset? LastAcceptedAt,
    DateTimeOffset? LastRefusedAt,
    DateTimeOffset? LastEventAt);

/// <summary>All vendors.</summary>
/// <param name="From">The first day that is counted (UTC).</param>
/// <param name="Items">The vendors.</param>
internal sealed record VendorListView(DateOnly From, IEnumerable<VendorView> Items);
