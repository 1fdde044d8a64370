namespace RevOps.Data.Events;

/// <summary>Where an accepted event ended.</summary>
public sealed record EventRecord
{
    /// <summary>Id given at intake.</summary>
    public required string EventId { get; init; }

    /// <summary>lead, touchpoint or deal.</summary>
    public required string Kind { get; init; }

    /// <summary>The connector and, for forms, the form.</summary>
    public required string Source { get; init; }

    /// <summary>See <see cref="EventStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>When intake accepted it.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When this row was written.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The event that had the same key before, for duplicates.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>Why it was rejected, or what to know about how it was applied: a stable code.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>The field that is meant.</summary>
    public string? ReasonField { get; init; }

    /// <summary>The same in a sentence.</summary>
    public string? ReasonDetail { get; init; }

    /// <summary>The lead it belongs to.</summary>
    public string? LeadId { get; init; }

    /// <summary>The contact it belongs to.</summary>
    public string? ContactId { get; init; }

    /// <summary>The deal it belongs to.</summary>
    public string? DealId { get; init; }
}

/// <summary>The stations of an event, as <c>GET /api/events/{id}</c> shows them.</summary>
public static class EventStatus
{
    /// <summary>Durable, not worked on yet.</summary>
    public const string Accepted = "accepted";

    /// <summary>Contact, company, touchpoint and lead are written.</summary>
    public const string Normalized = "normalized";

    /// <summary>Scored, and nothing else will follow (a test lead).</summary>
    public const string Scored = "scored";

    /// <summary>The lead has an owner.</summary>
    public const string Routed = "routed";

    /// <summary>Below the threshold: nurtured.</summary>
    public const string Nurturing = "nurturing";

    /// <summary>Not a lead, and done.</summary>
    public const string Applied = "applied";

    /// <summary>Known already; nothing was changed.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Not usable; kept with its reason.</summary>
    public const string Rejected = "rejected";

    /// <summary>Failed again and again; kept with its reason, to be replayed.</summary>
    public const string DeadLettered = "dead-lettered";

    /// <summary>True where nothing more will happen by itself. A test lead stops at scored.</summary>
    public static bool IsTerminal(string status) => !OnTheirWay.Contains(status);

    /// <summary>Where something more will happen by itself.</summary>
    public static IReadOnlyList<string> OnTheirWay { get; } = [Accepted, Normalized];
}
