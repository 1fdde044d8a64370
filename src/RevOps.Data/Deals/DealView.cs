namespace RevOps.Data.Deals;

/// <summary>A deal as lists show it, with the names beside the ids.</summary>
public sealed record DealView
{
    /// <summary>The deal.</summary>
    public required string DealId { get; init; }

    /// <summary>Its company.</summary>
    public string? CompanyId { get; init; }

    /// <summary>The company's name.</summary>
    public string? CompanyName { get; init; }

    /// <summary>Whose deal it is; null while nobody is known under the reference.</summary>
    public string? PrimaryContactId { get; init; }

    /// <summary>The primary contact's address.</summary>
    public string? Email { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }

    /// <summary>The lead that it came from.</summary>
    public string? LeadId { get; init; }

    /// <summary>The lead's owner.</summary>
    public string? OwnerId { get; init; }

    /// <summary>The sender's pipeline, if it has several.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The stage in the sender's words.</summary>
    public required string PipelineStage { get; init; }

    /// <summary>Amount in <see cref="Currency"/>.</summary>
    public decimal DealValue { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>0 to 1.</summary>
    public decimal Probability { get; init; }

    /// <summary>open, won or lost.</summary>
    public required string WonLost { get; init; }

    /// <summary>opp or customer; null outside the funnel.</summary>
    public string? LifecycleStage { get; init; }

    /// <summary>When the sender created it.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the sender changed it last.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When the sender expects to close it.</summary>
    public DateTimeOffset? ExpectedCloseAt { get; init; }

    /// <summary>Where its lead came from.</summary>
    public string? Source { get; init; }

    /// <summary>Its lead's reporting channel.</summary>
    public string? Channel { get; init; }

    /// <summary>The first campaign on the way to it.</summary>
    public string? CampaignId { get; init; }

    /// <summary>The campaign's name.</summary>
    public string? CampaignName { get; init; }

    /// <summary>Touches until it was created.</summary>
    public int? Touches { get; init; }

    /// <summary>The first of them.</summary>
    public DateTimeOffset? FirstTouchAt { get; init; }

    /// <summary>The last of them.</summary>
    public DateTimeOffset? LastTouchAt { get; init; }

    /// <summary>Days from the first of them to its creation.</summary>
    public int? JourneyDays { get; init; }

    /// <summary>CAC proxy.</summary>
    public decimal? CacProxy { get; init; }

    /// <summary>newCustomers or dealsCreated.</summary>
    public string? CacBasis { get; init; }

    /// <summary>The channel whose spend it is.</summary>
    public string? CacChannel { get; init; }

    /// <summary>The spend.</summary>
    public decimal? CacSpend { get; init; }

    /// <summary>What it was divided by.</summary>
    public int? CacCount { get; init; }

    /// <summary>The currency of spend and proxy.</summary>
    public string? CacCurrency { get; init; }
}

/// <summary>Somebody who takes part in a deal.</summary>
public sealed record DealPartyRow
{
    /// <summary>The contact.</summary>
    public required string ContactId { get; init; }

    /// <summary>primary or associated.</summary>
    public required string Role { get; init; }

    /// <summary>Address.</summary>
    public string? Email { get; init; }

    /// <summary>Given name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Family name.</summary>
    public string? LastName { get; init; }
}
