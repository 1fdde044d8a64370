namespace RevOps.Functions.Reports.Definitions;

/// <summary>Names of the campaigns, and which of them stand for revenue that no campaign earned.</summary>
internal sealed class CampaignNames
{
    private readonly Dictionary<string, (string Name, bool IsReserved)> _campaigns;

    private CampaignNames(Dictionary<string, (string Name, bool IsReserved)> campaigns) => _campaigns = campaigns;

    public static async Task<CampaignNames> ReadAsync(ReportRun run) => new(
        (await run.RowsAsync<NameRow>("campaign_names")).ToDictionary(c => c.CampaignId, c => (c.CampaignName, c.IsReserved), StringComparer.Ordinal));

    /// <summary>The name; null where the campaign is not known.</summary>
    public string? NameOf(string campaignId) =>
        _campaigns.TryGetValue(campaignId, out var campaign) ? campaign.Name : IsReserved(campaignId) ? "No campaign" : null;

    /// <summary>True for what stands for no campaign.</summary>
    public bool IsReserved(string campaignId) => _campaigns.TryGetValue(campaignId, out var campaign)
        ? campaign.IsReserved
        : campaignId == "unattributed" || campaignId.StartsWith("none:", StringComparison.Ordinal);

    private sealed record NameRow
    {
        public required string CampaignId { get; init; }

        public required string CampaignName { get; init; }

        public bool IsReserved { get; init; }
    }
}
