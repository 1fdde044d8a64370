using RevOps.Core.Money;
using RevOps.Core.Reports;

namespace RevOps.Core.Deals;

/// <summary>A deal as the pipeline report sees it.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Pipeline">The sender's pipeline; null where it has but one.</param>
/// <param name="Stage">The stage in the sender's words.</param>
/// <param name="OwnerId">The lead's owner, if any.</param>
/// <param name="Value">Amount in <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217; null where it is not known.</param>
/// <param name="Probability">0 to 1.</param>
/// <param name="WonLost">One of <see cref="DealOutcomes"/>.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ClosedAt">When it was closed; null while it is open.</param>
/// <param name="ExpectedCloseAt">When the sender expects to close it.</param>
public sealed record PipelineDeal(
    string DealId,
    string? Pipeline,
    string Stage,
    string? OwnerId,
    decimal Value,
    string? Currency,
    decimal Probability,
    string WonLost,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt,
    DateTimeOffset? ExpectedCloseAt);

/// <summary>Open deals of a kind, in the reporting currency.</summary>
/// <param name="Count">How many; those that cannot be converted count too.</param>
/// <param name="Value">Sum of their values.</param>
/// <param name="WeightedValue">Sum of their values, each times its probability.</param>
public sealed record PipelineSum(int Count, decimal Value, decimal WeightedValue);

/// <summary>A <see cref="PipelineSum"/> of the open deals that have something in common.</summary>
/// <param name="Key">What they have in common; null for nothing.</param>
/// <param name="Sum">Their sum.</param>
public sealed record PipelineGroup(string? Key, PipelineSum Sum);

/// <summary>Open deals at a stage of a pipeline.</summary>
/// <param name="Pipeline">The pipeline; null where the sender has but one.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="AverageSecondsInStage">How long deals have stayed in it, those that are still there left out; null where none has left it.</param>
public sealed record PipelineStageSum(string? Pipeline, string Stage, PipelineSum Sum, double? AverageSecondsInStage);

/// <summary>What was decided in a period, and how fast money goes through the pipeline.</summary>
/// <param name="Won">How many were won.</param>
/// <param name="WonValue">Their value.</param>
/// <param name="Lost">How many were lost.</param>
/// <param name="LostValue">Their value.</param>
/// <param name="WinRate">Won ÷ (won + lost); null where nothing was decided.</param>
/// <param name="AverageWonValue">Value of a won deal; null without any that could be converted.</param>
/// <param name="AverageCycleDays">Days from creation to closing of a won deal; null without any.</param>
/// <param name="VelocityPerDay">Open deals × win rate × average won value ÷ average cycle in days; null where one of them is missing or the cycle is 0.</param>
public sealed record PipelinePeriod(
    int Won, decimal WonValue, int Lost, decimal LostValue, decimal? WinRate, decimal? AverageWonValue, double? AverageCycleDays, decimal? VelocityPerDay);

/// <summary>A deal that counts in numbers, but not in sums.</summary>
/// <param name="DealId">The deal.</param>
/// <param name="Value">Its value.</param>
/// <param name="Currency">Whose rate is missing; null where the deal has none.</param>
public sealed record UnconvertedDeal(string DealId, decimal Value, string? Currency);

/// <summary>The pipeline: what is open now, and what was decided in a period.</summary>
/// <param name="Total">All open deals.</param>
/// <param name="Stages">By pipeline and stage, in order of their names.</param>
/// <param name="Owners">By owner.</param>
/// <param name="Months">By the month (yyyy-MM, UTC) in which they are expected to close; null last.</param>
/// <param name="Period">What was decided.</param>
/// <param name="Unconverted">What is missing in the sums.</param>
public sealed record PipelineReport(
    PipelineSum Total,
    IReadOnlyList<PipelineStageSum> Stages,
    IReadOnlyList<PipelineGroup> Owners,
    IReadOnlyList<PipelineGroup> Months,
    PipelinePeriod Period,
    IReadOnlyList<UnconvertedDeal> Unconverted)
{
    /// <summary>Sums up.</summary>
    /// <param name="deals">Open deals and those closed in the period; pipelines outside the funnel left out.</param>
    /// <param name="stays">How long deals stayed in stages that they have left.</param>
    /// <param name="rates">Rates: of the creation's day for open deals, of the closing's for others.</param>
    /// <param name="currency">The reporting currency.</param>
    public static PipelineReport Of(IReadOnlyCollection<PipelineDeal> deals, IEnumerable<StageStay> stays, ExchangeRates rates, string currency)
    {
        var valued = deals.Select(d => (Deal: d, Value: ValueOf(d, rates, currency))).ToList();
        var open = valued.Where(v => v.Deal.WonLost == DealOutcomes.Open).ToList();
        var averages = stays.GroupBy(s => (s.Pipeline, s.Stage)).ToDictionary(g => g.Key, g => g.Average(s => s.Seconds));
        return new PipelineReport(
            Sum(open),
            [.. open.GroupBy(v => (v.Deal.Pipeline, v.Deal.Stage))
                .OrderBy(g => g.Key.Pipeline, StringComparer.Ordinal).ThenBy(g => g.Key.Stage, StringComparer.Ordinal)
                .Select(g => new PipelineStageSum(g.Key.Pipeline, g.Key.Stage, Sum(g), averages.TryGetValue(g.Key, out var average) ? average : null))],
            Groups(open, d => d.OwnerId),
            Groups(open, d => d.ExpectedCloseAt?.UtcDateTime.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)),
            PeriodOf(valued, open.Count),
            [.. valued.Where(v => v.Value is null).Select(v => new UnconvertedDeal(v.Deal.DealId, v.Deal.Value, v.Deal.Currency)).OrderBy(d => d.DealId, StringComparer.Ordinal)]);
    }

    private static PipelinePeriod PeriodOf(List<(PipelineDeal Deal, decimal? Value)> valued, int open)
    {
        var won = valued.Where(v => v.Deal.WonLost == DealOutcomes.Won).ToList();
        var lost = valued.Where(v => v.Deal.WonLost == DealOutcomes.Lost).ToList();
        var wonValues = won.Select(v => v.Value).OfType<decimal>().ToList();
        var rate = Metrics.WinRate(won.Count, lost.Count);
        var average = wonValues.Count == 0 ? (decimal?)null : wonValues.Average();
        var cycle = won.Count == 0 ? (double?)null : won.Average(v => Math.Max(0, ((v.Deal.ClosedAt ?? v.Deal.CreatedAt) - v.Deal.CreatedAt).TotalDays));
        return new PipelinePeriod(
            won.Count,
            Rounded(wonValues.Sum()),
            lost.Count,
            Rounded(lost.Sum(v => v.Value ?? 0)),
            rate,
            average is { } a ? Rounded(a) : null,
            cycle,
            Metrics.Velocity(open, rate, average, (decimal?)cycle) is { } velocity ? Rounded(velocity) : null);
    }

    private static decimal? ValueOf(PipelineDeal deal, ExchangeRates rates, string currency) => deal.Currency is null
        ? null
        : rates.Convert(deal.Value, deal.Currency, currency, DateOnly.FromDateTime((deal.ClosedAt ?? deal.CreatedAt).UtcDateTime));

    private static PipelineSum Sum(IEnumerable<(PipelineDeal Deal, decimal? Value)> deals)
    {
        var (count, value, weighted) = (0, 0m, 0m);
        foreach (var deal in deals)
        {
            count++;
            value += deal.Value ?? 0;
            weighted += (deal.Value ?? 0) * deal.Deal.Probability;
        }

        return new PipelineSum(count, Rounded(value), Rounded(weighted));
    }

    private static List<PipelineGroup> Groups(IEnumerable<(PipelineDeal Deal, decimal? Value)> deals, Func<PipelineDeal, string?> key) =>
        [.. deals.GroupBy(d => key(d.Deal)).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new PipelineGroup(g.Key, Sum(g)))];

    private static decimal Rounded(decimal value) => decimal.Round(value, 2, MidpointRounding.AwayFromZero);
}

/// <summary>How long a deal stayed in a stage that it has left.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Seconds">How long, each time.</param>
public sealed record StageStay(string? Pipeline, string Stage, double Seconds);
