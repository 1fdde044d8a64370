namespace RevOps.Functions.Spend;

/// <summary>What a campaign cost on a day.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="CampaignName">The campaign's name.</param>
/// <param name="Channel">Reporting channel.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Date">The day.</param>
/// <param name="Amount">How much.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="Clicks">Clicks, where they are known.</param>
/// <param name="Impressions">Impressions, where they are known.</param>
/// <param name="Prorated">Whether it is a share of several days' figure.</param>
internal sealed record SpendDay(
    string CampaignId,
    string? CampaignName,
    string? Channel,
    string Source,
    string Date,
    decimal Amount,
    string Currency,
    long? Clicks,
    long? Impressions,
    bool Prorated);

/// <summary>Spend in a currency without a rate.</summary>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="Amount">How much.</param>
internal sealed record UnconvertedSpend(string Currency, decimal Amount);

/// <summary>A sum of spend.</summary>
/// <param name="Amount">In the reporting currency.</param>
/// <param name="Currency">The reporting currency.</param>
/// <param name="Unconverted">What is not in it, since a rate is missing.</param>
internal sealed record SpendSum(decimal Amount, string Currency, IEnumerable<UnconvertedSpend> Unconverted);

/// <summary>A page of spend, and the sum of all pages.</summary>
/// <param name="Items">Days, oldest first.</param>
/// <param name="Total">The sum of all pages.</param>
/// <param name="NextCursor">Where the next page begins, for ?cursor=; null on the last one.</param>
internal sealed record SpendPage(IEnumerable<SpendDay> Items, SpendSum Total, string? NextCursor);

/// <summary>Spend as it was written.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Amount">The amount given.</param>
/// <param name="Currency">Currency (ISO 4217).</param>
/// <param name="DaysWritten">Days that were written.</param>
/// <param name="DaysKept">Days that were left as they are, as a figure of that very day is better than a share of several.</param>
/// <param name="CampaignKnown">Whether there is such a campaign yet.</param>
/// <param name="CampaignSpend">What the campaign has cost now.</param>
internal sealed record SavedSpend(
    string CampaignId,
    string Source,
    string From,
    string To,
    decimal Amount,
    string Currency,
    int DaysWritten,
    int DaysKept,
    bool CampaignKnown,
    SpendSum CampaignSpend);
