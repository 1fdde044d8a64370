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
    private const int LongestId = 450;

    /// <summary>Writes deals that have no rows yet.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="runId">The run.</param>
    /// <param name="deals">The deals, in order of their ids.</param>
    /// <param name="models">The place of each model of the deals among <see cref="AttributionModels.Names"/>.</param>
    /// <param name="next">True for the tables of a full run.</param>
    public static async Task WriteAttributionAsync(this SqlSession sql, string runId, IReadOnlyList<DealRevenue> deals, IReadOnlyList<int> models, bool next)
    {
        var suffix = next ? "_next" : "";
        var columns = AttributionModels.Names.Select((_, place) => models.Index().FirstOrDefault(m => m.Item == place, (Index: -1, Item: place)).Index).ToArray();
        await sql.BulkInsertAsync($"attribution_deals{suffix}", DealColumns, deals.Count, w => Write(deals, d => WriteDeal(w, runId, d)));
        await sql.BulkInsertAsync($"attribution_touches{suffix}", TouchColumns, deals.Sum(d => d.Touches.Count), w => Write(deals, d => WriteTouches(w, d, columns)));
        await sql.BulkInsertAsync($"campaign_attribution{suffix}", RevenueColumns, deals.Sum(d => d.Campaigns.Count), w => Write(deals, d => WriteRevenue(w, d)));
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

    private static void Write(IReadOnlyList<DealRevenue> deals, Action<DealRevenue> write)
    {
        foreach (var deal in deals)
        {
            write(deal);
        }
    }

    private static void WriteDeal(RowWriter row, string runId, DealRevenue deal)
    {
        row.Text(deal.Deal.DealId);
        row.Text(runId);
        row.Amount(deal.Deal.Value);
        row.Text(deal.Deal.Currency);
        row.Number(deal.Units);
        row.Text(deal.Deal.Segment);
        row.Day(deal.Deal.ClosedAt);
        row.Number(deal.Path.Count);
        if (deal.FirstAt is { } first)
        {
            row.Time(first);
            row.Amount((decimal)Math.Round((deal.Deal.ClosedAt - first).TotalDays, 4));
        }
        else
        {
            row.Null();
            row.Null();
        }

        row.Text(PathText(deal.Path));
        row.Number(deal.Fingerprint);
    }

    /// <param name="row">The rows.</param>
    /// <param name="deal">The deal.</param>
    /// <param name="columns">For each column of a model the place of that model in the deal, or −1.</param>
    private static void WriteTouches(RowWriter row, DealRevenue deal, ReadOnlySpan<int> columns)
    {
        for (var i = 0; i < deal.Touches.Count; i++)
        {
            var touch = deal.Touches[i];
            row.Text(deal.Deal.DealId);
            row.Number(i + 1);
            if (touch.TouchpointId is { } id)
            {
                row.Text(id);
            }
            else
            {
                row.Null();
            }

            row.Text(touch.CampaignId);
            row.Text(touch.Channel);
            row.Text(deal.Deal.Segment);
            row.Day(touch.At);
            row.Day(deal.Deal.ClosedAt);
            foreach (var model in columns)
            {
                row.Number(touch.Units is { } units && model >= 0 ? units[model] : null);
            }
        }
    }

    private static void WriteRevenue(RowWriter row, DealRevenue deal)
    {
        Span<char> text = stackalloc char[LongestId];
        foreach (var revenue in deal.Campaigns)
        {
            row.Text(text.TryWrite($"{deal.Deal.DealId}:{revenue.Model}:{revenue.CampaignId}", out var length)
                ? text[..length]
                : throw new InvalidOperationException($"The ids of deal {deal.Deal.DealId} are too long to be joined."));
            row.Text(deal.Deal.DealId);
            row.Text(revenue.CampaignId);
            row.Text(revenue.Model);
            row.Amount(revenue.Revenue);
        }
    }

    /// <summary>One that is too long ends in dots.</summary>
    private static string PathText(IReadOnlyList<string> channels)
    {
        var text = string.Join(" > ", channels);
        return text.Length <= LongestPath ? text : $"{text[..(LongestPath - 3)]}...";
    }
}
