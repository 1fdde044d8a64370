namespace RevOps.Functions.Api;

/// <summary>Why an event was rejected or given up.</summary>
/// <param name="Code">The kind of fault.</param>
/// <param name="Field">JSON pointer to the field, where it is one.</param>
/// <param name="Detail">One sentence for the person who reads it.</param>
internal sealed record EventReason(string Code, string? Field, string? Detail);

/// <summary>Where an event is.</summary>
/// <param name="EventId">The delivery's id.</param>
/// <param name="Kind">What it is: lead, touchpoint, deal, call and the like.</param>
/// <param name="Status">Its station.</param>
/// <param name="Terminal">Whether nothing more will happen with it.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="DuplicateOf">The event that brought the same before, for a duplicate.</param>
/// <param name="Reason">Why, for one that was rejected or given up.</param>
/// <param name="LeadId">The lead that came of it.</param>
/// <param name="ContactId">The contact that it is of.</param>
/// <param name="DealId">The deal that it is of.</param>
internal sealed record EventView(
    string EventId,
    string Kind,
    string Status,
    bool Terminal,
    DateTimeOffset ReceivedAt,
    string? DuplicateOf,
    EventReason? Reason,
    string? LeadId,
    string? ContactId,
    string? DealId);
