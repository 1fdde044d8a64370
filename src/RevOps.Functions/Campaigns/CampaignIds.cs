using RevOps.Core.Attribution;
using RevOps.Functions.Api;

namespace RevOps.Functions.Campaigns;

/// <summary>Ids of campaigns as senders give them.</summary>
internal static class CampaignIds
{
    private const int MaxLength = 100;

    /// <summary>A required id; those that stand for revenue without a campaign are nobody's to give.</summary>
    public static string CampaignId(this JsonInput input, string name)
    {
        var id = input.Text(name, MaxLength, required: true) ?? "";
        return ReservedCampaigns.IsReserved(id)
            ? input.Fault<string>(name, "value", $"'{id}' is reserved: it stands for revenue that no campaign earned.") ?? ""
            : id;
    }
}
