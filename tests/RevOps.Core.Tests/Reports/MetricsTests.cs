using RevOps.Core.Reports;

namespace RevOps.Core.Tests.Reports;

/// <summary>What is divided, at its edges.</summary>
public sealed class MetricsTests
{
    [Fact]
    public void Nothing_in_the_denominator_is_nothing_and_not_0()
    {
        Assert.Null(Metrics.CostPerLead(100, 0));
        Assert.Null(Metrics.CostPerMql(0, 0));
        Assert.Null(Metrics.AcquisitionCost(100, 0));
        Assert.Null(Metrics.ReturnOnAdSpend(100, 0));
        Assert.Null(Metrics.ReturnOnInvestment(100, 0));
        Assert.Null(Metrics.ReturnOnInvestment(100, null));
        Assert.Null(Metrics.WinRate(0, 0));
        Assert.Null(Metrics.Attainment(0, 0));
        Assert.Equal(0, Metrics.CostPerLead(0, 5));
        Assert.Equal(0, Metrics.WinRate(0, 1));
    }

    [Theory]
    [InlineData(0, 100, -1, 0)]
    [InlineData(100, 100, 0, 1)]
    [InlineData(250, 100, 1.5, 2.5)]
    [InlineData(-50, 100, -1.5, -0.5)]
    public void Money_back_is_a_ROI_of_0_and_a_ROAS_of_1(decimal revenue, decimal spend, decimal roi, decimal roas)
    {
        Assert.Equal(roi, Metrics.ReturnOnInvestment(revenue, spend));
        Assert.Equal(roas, Metrics.ReturnOnAdSpend(revenue, spend));
    }

    [Fact]
    public void Velocity_is_money_a_day()
    {
        Assert.Equal(40, Metrics.Velocity(10, 0.4m, 100, 10));
        Assert.Equal(0, Metrics.Velocity(0, 0.4m, 100, 10));
        Assert.Null(Metrics.Velocity(10, null, 100, 10));
        Assert.Null(Metrics.Velocity(10, 0.4m, null, 10));
        Assert.Null(Metrics.Velocity(10, 0.4m, 100, 0));
        Assert.Null(Metrics.Velocity(10, 0.4m, 100, null));
    }

    [Fact]
    public void A_cohort_is_paid_back_when_its_sum_reaches_its_spend()
    {
        Assert.Equal(0, Metrics.PaybackMonths(100, [100]));
        Assert.Equal(2, Metrics.PaybackMonths(100, [50, 0, 50, 10]));
        Assert.Null(Metrics.PaybackMonths(100, [50, 49.99m]));
        Assert.Null(Metrics.PaybackMonths(100, []));
        Assert.Null(Metrics.PaybackMonths(0, [10]));
        Assert.Null(Metrics.PaybackMonths(null, [10]));

        // A refund after the money was back does not undo that it was.
        Assert.Equal(0, Metrics.PaybackMonths(100, [100, -50]));
    }

    [Fact]
    public void The_nearest_rank_is_a_value_that_is_there()
    {
        Assert.Null(Metrics.NearestRank([], 50));
        Assert.Equal(7, Metrics.NearestRank([7], 50));
        Assert.Equal(7, Metrics.NearestRank([7], 90));
        Assert.Equal(1, Metrics.NearestRank([1, 2], 50));
        Assert.Equal(2, Metrics.NearestRank([1, 2, 3], 50));
        Assert.Equal(9, Metrics.NearestRank([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90));
        Assert.Equal(10, Metrics.NearestRank([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 91));
    }

    [Theory]
    [InlineData(Grain.None, "2026-05-17", null)]
    [InlineData(Grain.Day, "2026-05-17", "2026-05-17")]
    [InlineData(Grain.Week, "2026-05-17", "2026-05-11")]
    [InlineData(Grain.Week, "2026-05-18", "2026-05-18")]
    [InlineData(Grain.Week, "2026-01-01", "2025-12-29")]
    [InlineData(Grain.Month, "2026-02-28", "2026-02-01")]
    [InlineData(Grain.Quarter, "2026-06-30", "2026-04-01")]
    [InlineData(Grain.Quarter, "2026-07-01", "2026-07-01")]
    public void A_period_begins_on_its_first_day(Grain grain, string day, string? first) =>
        Assert.Equal(first is null ? null : DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), grain.StartOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Grains_are_found_by_name()
    {
        Assert.Equal([Grain.None, Grain.Day, Grain.Week, Grain.Month, Grain.Quarter], Grains.Names.Select(n => Grains.Find(n)!.Value));
        Assert.Null(Grains.Find("year"));
        Assert.Null(Grains.Find("Week"));
    }
}
