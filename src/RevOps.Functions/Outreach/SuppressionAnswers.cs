namespace RevOps.Functions.Outreach;

/// <summary>An address that must not be written to.</summary>
/// <param name="SuppressionId">The entry's id.</param>
/// <param name="AddressHash">Hash of the address; the address itself is not kept.</param>
/// <param name="Reason">The kind of reason.</param>
/// <param name="Cause">What put it there.</param>
/// <param name="Detail">What somebody said of it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LiftedAt">When it was taken off the list.</param>
/// <param name="LiftReason">Why.</param>
internal sealed record SuppressionView(
    string SuppressionId,
    string AddressHash,
    string Reason,
    string Cause,
    string? Detail,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LiftedAt,
    string? LiftReason);
