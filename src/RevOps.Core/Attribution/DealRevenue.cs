namespace RevOps.Core.Attribution;

/// <summary>A won deal before it is attributed.</summary>
/// <param name="DealId">Its id.</param>
/// <param name="Value">What it is worth; negative for a refund.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ClosedAt">When it was won.</param>
/// <param name="Segment">Of its lead: smb, mid_market, enterprise or unknown.</param>
/// <param name="Lead">Its oldest lead, if it has one.</param>
public sealed record WonDeal(
    string DealId, decimal Value, string Currency, DateTimeOffset CreatedAt, DateTimeOffset ClosedAt, string Segment, LeadOrigin? Lead);

/// <summary>What a touch earned.</summary>
/// <param name="TouchpointId">The touch; null for what no touch earned.</param>
/// <param name="CampaignId">Its campaign, or one that is reserved.</param>
/// <param name="Channel">Its channel.</param>
/// <param name="At">When it happened; of what no touch earned the closing.</param>
/// <param name="Units">By model in the order of the rules, in the smallest unit of the reporting currency; null where a rate is missing.</param>
public sealed record TouchRevenue(string? TouchpointId, string CampaignId, string Channel, DateTimeOffset At, long[]? Units);

/// <summary>What a campaign earned of a deal under a model, in the deal's currency.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="CampaignId">The campaign, or one that is reserved.</param>
/// <param name="Revenue">Its share.</param>
public readonly record struct CampaignRevenue(string Model, string CampaignId, decimal Revenue);

/// <summary>A won deal, attributed.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Units">Its value in the smallest unit of the reporting currency; null where a rate is missing.</param>
/// <param name="Touches">What each touch earned.</param>
/// <param name="Campaigns">What each campaign earned; each model's rows sum to the value exactly.</param>
/// <param name="Path">Channels of its path in order.</param>
/// <param name="FirstAt">The first touch of that path; null without one.</param>
/// <param name="Fingerprint">Of all that does not depend on rates or trained weights: equal for equal results.</param>
public sealed record DealRevenue(
    WonDeal Deal,
    long? Units,
    IReadOnlyList<TouchRevenue> Touches,
    IReadOnlyList<CampaignRevenue> Campaigns,
    IReadOnlyList<string> Path,
    DateTimeOffset? FirstAt,
    long Fingerprint);

/// <summary>Campaigns that stand for revenue which no known campaign earned.</summary>
public static class ReservedCampaigns
{
    /// <summary>No eligible touch at all.</summary>
    public const string Unattributed = "unattributed";

    private const string NonePrefix = "none:";

    /// <summary>Touches of a channel without a known campaign.</summary>
    public static string None(string channel) => NonePrefix + channel;

    /// <summary>True for an id that is reserved.</summary>
    public static bool IsReserved(string campaignId) => campaignId == Unattributed || campaignId.StartsWith(NonePrefix, StringComparison.Ordinal);

    /// <summary>The channel that such a campaign belongs to.</summary>
    public static string ChannelOf(string campaignId) => campaignId == Unattributed ? Unattributed : campaignId[NonePrefix.Length..];

    /// <summary>Its name for people.</summary>
    public static string NameOf(string campaignId) => campaignId == Unattributed ? "Unattributed" : $"No campaign ({ChannelOf(campaignId)})";
}
