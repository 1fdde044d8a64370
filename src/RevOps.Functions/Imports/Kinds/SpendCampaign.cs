using System.Globalization;
using System.Text.Json.Nodes;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Campaigns;

namespace RevOps.Functions.Imports.Kinds;

/// <summary>The campaign that a row of spend names.</summary>
/// <param name="Id">Its id; what the row calls it where it is not known, to be found once it is.</param>
/// <param name="FormerId">What the row calls it, where spend may have been kept under that before the campaign was known.</param>
/// <param name="Fault">Why it cannot be told.</param>
internal sealed record SpendCampaign(string Id, string? FormerId = null, FieldFault? Fault = null)
{
    /// <summary>By id, by name within the channel (in any, where it has the name only once), by alias: as touchpoints are matched.</summary>
    public static async Task<SpendCampaign> FindAsync(SqlSession sql, JsonObject body, ImportTerms terms)
    {
        var name = Text(body, "campaignName");
        var reference = Text(body, "campaignId") ?? name ?? "";
        var channel = terms.Channel ?? (Channels.All.Contains(terms.Source) ? terms.Source : null);
        var key = CampaignKey.Of(name ?? reference);
        var match = await sql.MatchCampaignAsync(reference, utmId: null, channel ?? "", key, DayOf(body));
        if (match is { MatchedBy: "id" } or { MatchedBy: "name" } || channel is not null || key is null)
        {
            return Of(reference, match?.CampaignId);
        }

        return await sql.CampaignsNamedAsync(key) switch
        {
            [] => Of(reference, match?.CampaignId),
            [var only] => Of(reference, only),
            _ => new SpendCampaign(reference, Fault: new FieldFault("/campaignName", "ambiguous", "Several channels have a campaign of this name: give the parameter channel.")),
        };
    }

    private static SpendCampaign Of(string reference, string? found) =>
        found is null || found == reference ? new SpendCampaign(reference) : new SpendCampaign(found, reference);

    private static DateTimeOffset DayOf(JsonObject body) =>
        DateTimeOffset.TryParse(Text(body, "date") ?? Text(body, "from"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : default;

    private static string? Text(JsonObject body, string name) => body[name]?.GetValue<string>();
}
