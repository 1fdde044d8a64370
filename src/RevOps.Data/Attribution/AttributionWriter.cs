using System.Globalization;
using System.Text.Json;
using RevOps.Core.Attribution;

namespace RevOps.Data.Attribution;

/// <summary>Writes attributed deals: into the tables that everybody reads, or into those of a full run, which are published whole.</summary>
public static class AttributionWriter
{
    private static readonly string[] DealColumns =
        ["deal_id", "run_id", "deal_value", "currency", "units", "segment", "close_day", "touches", "first_at", "days", "path", "fingerprint"];

    private static readonly string[] TouchColumns =
        ["deal_id", "seq", "touchpoint_id", "campaign_id", "channel", "segment", "touch_day", "close_day", .. AttributionModels.Names];

    private static readonly string[] RevenueColumns = ["attribution_id", "deal_id", "campaign_id", "attribution_model", "attributed_revenue"];

    private const int LongestPath = 1_000;

    /// <summary>Writes deals that have no rows yet.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="deals">The deals, in order of their ids.</param>
    /// <param name="models">The place of each model of the deals among <see cref="AttributionModels.Names"/>.</param>
    /// <param name="next">True for the tables of a full run.</param>
    public static async Task WriteAttributionAsync(this SqlSession sql, string runId, IReadOnlyList<DealRevenue> deals, IReadOnlyList<int> models, bool next)
    {
        var suffix = next ? "_next" : "";
        await sql.BulkInsertAsync($"attribution_deals{suffix}", DealColumns, deals.Select(d => DealRow(runId, d)));
        await sql.BulkInsertAsync($"attribution_touches{suffix}", TouchColumns, deals.SelectMany(d => TouchRows(d, models)));
        await sql.BulkInsertAsync($"campaign_attribution{suffix}", RevenueColumns, deals.SelectMany(RevenueRows));
    }

    /// <summary>Removes what is published of deals.</summary>
    public static async Task RemoveAttributionAsync(this SqlSession sql, IReadOnlyCollection<string> ids)
    {
        var list = new { Ids = JsonSerializer.Serialize(ids) };
        await sql.ExecuteAsync("attribution_deals/delete", list);
        await sql.ExecuteAsync("attribution_touches/delete", list);
        await sql.ExecuteAsync("campaign_attribution/delete", ids.Select(RangeOf));
    }

    /// <summary>Sees to it that the reserved campaigns exist.</summary>
    public static Task ReserveCampaignsAsync(this SqlSession sql, IEnumerable<string> reserved) => sql.ExecuteAsync(
        "campaigns/insert_reserved",
        reserved.Select(id => new { CampaignId = id, Channel = ReservedCampaigns.ChannelOf(id), Name = ReservedCampaigns.NameOf(id) }));

    /// <summary>What is published of a deal, by model and campaign.</summary>
    public static Task<IReadOnlyList<RevenueRow>> RevenueOfDealAsync(this SqlSession sql, string dealId) =>
        sql.QueryAsync<RevenueRow>("campaign_attribution/of_deal", RangeOf(dealId));

    private static object RangeOf(string dealId) => new { DealId = dealId, FromId = $"{dealId}:", UntilId = $"{dealId};" };

    private static object?[] DealRow(string runId, DealRevenue deal) =>
    [
        deal.Deal.DealId, runId, deal.Deal.Value, deal.Deal.Currency, deal.Units, deal.Deal.Segment, Day(deal.Deal.ClosedAt), deal.Path.Count,
        deal.FirstAt, deal.FirstAt is { } first ? Math.Round((deal.Deal.ClosedAt - first).TotalDays, 4) : null, PathText(deal.Path), deal.Fingerprint,
    ];

    private static IEnumerable<object?[]> TouchRows(DealRevenue deal, IReadOnlyList<int> models)
    {
        var closeDay = Day(deal.Deal.ClosedAt);
        for (var i = 0; i < deal.Touches.Count; i++)
        {
            var touch = deal.Touches[i];
            var row = new object?[TouchColumns.Length];
            (row[0], row[1], row[2], row[3]) = (deal.Deal.DealId, i + 1, touch.TouchpointId, touch.CampaignId);
            (row[4], row[5], row[6], row[7]) = (touch.Channel, deal.Deal.Segment, Day(touch.At), closeDay);
            for (var m = 0; touch.Units is { } units && m < models.Count; m++)
            {
                row[8 + models[m]] = units[m];
            }

            yield return row;
        }
    }

    private static IEnumerable<object?[]> RevenueRows(DealRevenue deal)
    {
        foreach (var row in deal.Campaigns)
        {
            yield return [$"{deal.Deal.DealId}:{row.Model}:{row.CampaignId}", deal.Deal.DealId, row.CampaignId, row.Model, row.Revenue];
        }
    }

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>One that is too long ends in dots.</summary>
    private static string PathText(IReadOnlyList<string> channels)
    {
        var text = string.Join(" > ", channels);
        return text.Length <= LongestPath ? text : $"{text[..(LongestPath - 3)]}...";
    }
}
