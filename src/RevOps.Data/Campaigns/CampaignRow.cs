namespace RevOps.Data.Campaigns;

/// <summary>A row of <c>campaigns</c>.</summary>
public sealed record CampaignRow
{
    /// <summary>Primary key; the ad platform's own id where there is one.</summary>
    public required string CampaignId { get; init; }

    /// <summary>Reporting channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Name.</summary>
    public required string CampaignName { get; init; }

    /// <summary>First day, yyyy-MM-dd.</summary>
    public string? StartDate { get; init; }

    /// <summary>Last day, yyyy-MM-dd, inclusive.</summary>
    public string? EndDate { get; init; }

    /// <summary>All spend so far, in the reporting currency.</summary>
    public decimal Spend { get; init; }

    /// <summary>The name as it is compared.</summary>
    public required string NameKey { get; init; }
}

/// <summary>A row of <c>campaign_aliases</c>.</summary>
public sealed record AliasRow
{
    /// <summary>The alias as it is compared.</summary>
    public required string AliasKey { get; init; }

    /// <summary>As given.</summary>
    public required string Alias { get; init; }

    /// <summary>The campaign that it names.</summary>
    public required string CampaignId { get; init; }
}

/// <summary>A campaign found for a touchpoint.</summary>
public sealed record CampaignMatch
{
    /// <summary>The campaign.</summary>
    public required string CampaignId { get; init; }

    /// <summary>id, utm_id, name or alias.</summary>
    public required string MatchedBy { get; init; }
}

/// <summary>Touchpoints that name a campaign which is not known, by name and channel.</summary>
public sealed record UnmatchedCampaign
{
    /// <summary>Reporting channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The name as it is compared: an alias of this text would match.</summary>
    public required string CampaignKey { get; init; }

    /// <summary>What senders called it.</summary>
    public string? CampaignRef { get; init; }

    /// <summary>utm_id.</summary>
    public string? UtmId { get; init; }

    /// <summary>utm_campaign.</summary>
    public string? UtmCampaign { get; init; }

    /// <summary>How many touchpoints.</summary>
    public int Touchpoints { get; init; }

    /// <summary>Of how many contacts.</summary>
    public int Contacts { get; init; }

    /// <summary>How many of them are forms.</summary>
    public int Submissions { get; init; }

    /// <summary>The oldest.</summary>
    public DateTimeOffset FirstAt { get; init; }

    /// <summary>The newest.</summary>
    public DateTimeOffset LastAt { get; init; }
}
