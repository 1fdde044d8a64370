namespace RevOps.Functions.Campaigns;

/// <summary>A campaign as it was written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="CampaignName">The campaign's name.</param>
/// <param name="StartDate">First day.</param>
/// <param name="EndDate">Last day.</param>
/// <param name="Aliases">Other names that senders use for it.</param>
/// <param name="Reattributed">Touchpoints without a campaign that are this one's now.</param>
internal sealed record SavedCampaign(
    string Id,
    string Channel,
    string CampaignName,
    string? StartDate,
    string? EndDate,
    IEnumerable<string> Aliases,
    int Reattributed);

/// <summary>A campaign.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="CampaignName">The campaign's name.</param>
/// <param name="StartDate">First day.</param>
/// <param name="EndDate">Last day.</param>
/// <param name="Spend">What it has cost, in the reporting currency.</param>
/// <param name="Aliases">Other names that senders use for it.</param>
internal sealed record CampaignItem(
    string Id,
    string Channel,
    string CampaignName,
    string? StartDate,
    string? EndDate,
    decimal Spend,
    IEnumerable<string> Aliases);
