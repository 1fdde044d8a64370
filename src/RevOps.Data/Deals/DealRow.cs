namespace RevOps.Data.Deals;

/// <summary>A row of <c>deals</c>.</summary>
public sealed record DealRow
{
    /// <summary>The sender's id of the deal.</summary>
    public required string DealId { get; init; }

    /// <summary>The company, if any.</summary>
    public string? CompanyId { get; init; }

    /// <summary>Whose deal it is.</summary>
    public string? PrimaryContactId { get; init; }

    /// <summary>The stage in the sender's words.</summary>
    public required string PipelineStage { get; init; }

    /// <summary>Amount in <see cref="Currency"/>.</summary>
    public decimal DealValue { get; init; }

    /// <summary>0 to 1.</summary>
    public decimal Probability { get; init; }

    /// <summary>When the sender created it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was won or lost; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>open, won or lost.</summary>
    public required string WonLost { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The sender's pipeline, if it has several.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The lead that it took further, if there was one.</summary>
    public string? LeadId { get; init; }

    /// <summary>When the sender changed it last; null for a row that did not come by intake.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The event that brought this version.</summary>
    public string? EventId { get; init; }

    /// <summary>Hash of this version and the rules that read it.</summary>
    public string? ContentKey { get; init; }

    /// <summary>When the sender expects to close it; null where it is closed or nothing is expected.</summary>
    public DateTimeOffset? ExpectedCloseAt { get; init; }

    /// <summary>opp, or customer where it was won once; null for a pipeline outside the funnel.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>Where its lead came from: google, linkedin, organic …</summary>
    public string? Source { get; init; }

    /// <summary>Its lead's reporting channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The first campaign that its primary contact touched.</summary>
    public string? CampaignId { get; init; }

    /// <summary>What its contacts did until it was created, once per session and campaign; null where it was never linked.</summary>
    public int? Touches { get; init; }

    /// <summary>The first of these.</summary>
    public DateTimeOffset? FirstTouchAt { get; init; }

    /// <summary>The last of these.</summary>
    public DateTimeOffset? LastTouchAt { get; init; }

    /// <summary>Whole days from the first of these to the creation of the deal.</summary>
    public int? JourneyDays { get; init; }

    /// <summary>What it cost to win a customer in its channel when it was created, in <see cref="CacCurrency"/>; a proxy.</summary>
    public decimal? CacProxy { get; init; }

    /// <summary>newCustomers or dealsCreated.</summary>
    public string? CacBasis { get; init; }

    /// <summary>The channel.</summary>
    public string? CacChannel { get; init; }

    /// <summary>Its spend over the 90 days before.</summary>
    public decimal? CacSpend { get; init; }

    /// <summary>How many of <see cref="CacBasis"/> there were in these days.</summary>
    public int? CacCount { get; init; }

    /// <summary>The reporting currency at that time.</summary>
    public string? CacCurrency { get; init; }
}

/// <summary>Values of <c>deal_contacts.role</c>.</summary>
public static class DealRoles
{
    /// <summary>Whose deal it is.</summary>
    public const string Primary = "primary";

    /// <summary>Somebody who takes part.</summary>
    public const string Associated = "associated";
}
