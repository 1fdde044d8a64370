using System.Globalization;
using RevOps.Core.Money;

namespace RevOps.Data.Spend;

/// <summary>What campaigns cost, by day.</summary>
public static class SpendStore
{
    /// <summary>Writes a day's figure in place of what is there, unless that is better: a share of a longer figure never replaces a day's own.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="days">Days of one source and campaign, all given alike.</param>
    /// <param name="now">Now.</param>
    /// <returns>How many were written.</returns>
    public static async Task<int> SaveSpendAsync(this SqlSession sql, IReadOnlyList<SpendRow> days, DateTimeOffset now)
    {
        var first = days[0];
        IReadOnlyList<string> taken = first.IsProrated
            ? await sql.QueryAsync<string>("campaign_spend/daily", new { first.Source, first.CampaignId, FromDay = first.Day, ToDay = days[^1].Day })
            : [];
        var written = days.ExceptBy(taken, d => d.Day).ToList();
        await sql.ExecuteAsync("campaign_spend/delete", written);
        await sql.ExecuteAsync("campaign_spend/insert", written.Select(d => new
        {
            d.Source,
            d.CampaignId,
            d.Day,
            d.Amount,
            d.Currency,
            d.Clicks,
            d.Impressions,
            d.IsProrated,
            d.ImportId,
            Now = now,
        }));
        return written.Count;
    }

    /// <summary>What files have said so far of a campaign's days.</summary>
    public static Task<IReadOnlyList<SpendRow>> ImportedSpendAsync(this SqlSession sql, IReadOnlyList<SpendRow> days) =>
        sql.QueryAsync<SpendRow>("campaign_spend/of_import", new { days[0].Source, days[0].CampaignId, FromDay = days[0].Day, ToDay = days[^1].Day });

    /// <summary>Takes away what stands for these days under another name of their campaign.</summary>
    public static Task MoveSpendAsync(this SqlSession sql, string formerId, IReadOnlyList<SpendRow> days) =>
        sql.ExecuteAsync("campaign_spend/delete_range", new { days[0].Source, CampaignId = formerId, FromDay = days[0].Day, ToDay = days[^1].Day });

    /// <summary>Brings a campaign's total up to date; what cannot be converted is left out of it.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="campaignId">The campaign; one that is not known has no total.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="currency">The reporting currency.</param>
    public static async Task<SpendTotal> SumSpendAsync(this SqlSession sql, string campaignId, ExchangeRates rates, string currency)
    {
        var total = SpendTotal.Of(await sql.QueryAsync<DaySpend>("campaign_spend/of_campaign", new { CampaignId = campaignId }), rates, currency);
        await sql.ExecuteAsync("campaigns/set_spend", new { CampaignId = campaignId, Spend = total.Amount });
        return total;
    }

    /// <summary>What a channel's campaigns cost.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="rates">The rates.</param>
    /// <param name="currency">The reporting currency.</param>
    public static async Task<SpendTotal> ChannelSpendAsync(
        this SqlSession sql, string channel, DateOnly from, DateOnly to, ExchangeRates rates, string currency) =>
        SpendTotal.Of(
            await sql.QueryAsync<DaySpend>("campaign_spend/of_channel", new { Channel = channel, FromDay = Text(from), ToDay = Text(to) }), rates, currency);

    /// <summary>A day as it is stored.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A row of <c>campaign_spend</c>.</summary>
public sealed record SpendRow
{
    /// <summary>Who says so.</summary>
    public required string Source { get; init; }

    /// <summary>The campaign.</summary>
    public required string CampaignId { get; init; }

    /// <summary>yyyy-MM-dd, UTC.</summary>
    public required string Day { get; init; }

    /// <summary>From 0, in <see cref="Currency"/>.</summary>
    public decimal Amount { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>Clicks of that day.</summary>
    public long? Clicks { get; init; }

    /// <summary>Impressions of that day.</summary>
    public long? Impressions { get; init; }

    /// <summary>True for a share of a figure over several days.</summary>
    public bool IsProrated { get; init; }

    /// <summary>The file that it came with, if it came with one.</summary>
    public string? ImportId { get; init; }

    /// <summary>The campaign's channel; null where the campaign is not known.</summary>
    public string? Channel { get; init; }

    /// <summary>The campaign's name; null where it is not known.</summary>
    public string? CampaignName { get; init; }
}

/// <summary>What was spent on a day in a currency.</summary>
public sealed record DaySpend
{
    /// <summary>yyyy-MM-dd.</summary>
    public required string Day { get; init; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>How much.</summary>
    public decimal Amount { get; init; }
}

/// <summary>A sum in the reporting currency.</summary>
/// <param name="Amount">What could be converted, to four decimals.</param>
/// <param name="Unconverted">What could not, by currency: its rate is missing for a day.</param>
public sealed record SpendTotal(decimal Amount, IReadOnlyDictionary<string, decimal> Unconverted)
{
    /// <summary>Sums up, at the rate of each day.</summary>
    public static SpendTotal Of(IEnumerable<DaySpend> days, ExchangeRates rates, string currency)
    {
        var (sum, missing) = (0m, new SortedDictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var day in days)
        {
            if (rates.Convert(day.Amount, day.Currency, currency, DateOnly.ParseExact(day.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture)) is { } amount)
            {
                sum += amount;
            }
            else
            {
                missing[day.Currency] = missing.GetValueOrDefault(day.Currency) + day.Amount;
            }
        }

        return new SpendTotal(decimal.Round(sum, 4, MidpointRounding.AwayFromZero), missing);
    }
}
