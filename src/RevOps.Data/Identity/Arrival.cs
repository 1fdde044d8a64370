using RevOps.Core.Identity.Survivorship;

namespace RevOps.Data.Identity;

/// <summary>What brings values of a person or company.</summary>
/// <param name="EventId">The event, or the import.</param>
/// <param name="Key">The delivery's key: ids of the rows it makes derive from it.</param>
/// <param name="Origin">When it was submitted, and by which connector it came.</param>
/// <param name="Now">Now.</param>
public sealed record Arrival(string EventId, string Key, ValueOrigin Origin, DateTimeOffset Now);

/// <summary>The contact of a delivery.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="MatchedContactId">
/// The contact whose key it had: another one than <paramref name="ContactId"/> where that was merged away, then whatever the
/// delivery brings goes back with it should the merge be undone.
/// </param>
public sealed record SavedContact(string ContactId, string MatchedContactId)
{
    /// <summary>True where the key belongs to a contact that was merged away.</summary>
    public bool IsThroughMerge => ContactId != MatchedContactId;
}
