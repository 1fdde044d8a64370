using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Campaigns;
using RevOps.Data.Leads;

namespace RevOps.Functions.Campaigns;

/// <summary>Finds the campaign of a touchpoint: never made on the fly, so what names an unknown one is kept and listed.</summary>
public static class CampaignMatching
{
    /// <summary>The touchpoint with the campaign that it names, if that is known.</summary>
    /// <param name="sql">The transaction that writes it.</param>
    /// <param name="touchpoint">With what came in: <see cref="TouchpointRow.CampaignRef"/> and UTM parameters.</param>
    public static async Task<TouchpointRow> WithCampaignAsync(this SqlSession sql, TouchpointRow touchpoint)
    {
        if (CampaignKey.Of(touchpoint.UtmCampaign ?? touchpoint.CampaignRef ?? touchpoint.UtmId) is not { } key)
        {
            return touchpoint;
        }

        var match = await sql.MatchCampaignAsync(touchpoint.CampaignRef, touchpoint.UtmId, touchpoint.Channel, key, touchpoint.EventTime);
        return touchpoint with { CampaignKey = key, CampaignId = match?.CampaignId, CampaignMatch = match?.MatchedBy };
    }
}
