using RevOps.Core.Deals;
using RevOps.Core.Money;

namespace RevOps.Core.Tests.Deals;

/// <summary>What deals cost, how they come about, and what the pipeline holds.</summary>
public sealed class DealNumbersTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("1000", 4, 9, "250", CacBases.NewCustomers, 4)]
    [InlineData("1000", 0, 8, "125", CacBases.DealsCreated, 8)]
    [InlineData("0", 2, 0, "0", CacBases.NewCustomers, 2)]
    [InlineData("100", 3, 0, "33.3333", CacBases.NewCustomers, 3)]
    public void The_proxy_is_spend_by_new_customers_else_by_deals(string spend, int customers, int deals, string value, string basis, int count) =>
        Assert.Equal(new CacProxy(Number(value), basis, Number(spend), count), CacProxy.Of(Number(spend), customers, deals));

    [Fact]
    public void There_is_no_proxy_without_something_to_divide_by() => Assert.Null(CacProxy.Of(1000, 0, 0));

    [Fact]
    public void A_closing_time_is_given_or_that_of_the_change_that_brought_the_outcome_in_any_order()
    {
        DealVersion[] versions = [Version(1, "open", null), Version(2, "won", null), Version(3, "won", null), Version(4, "open", null), Version(5, "won", 1)];
        foreach (var order in new[] { versions, [.. Enumerable.Reverse(versions)] })
        {
            Assert.Equal(
                [(null, false), (Start.AddHours(2), true), (Start.AddHours(2), false), (null, false), (Start.AddHours(1), false)],
                DealTimeline.Of(order).Moments.Select(m => (m.ClosedAt, m.IsInferred)));
        }
    }

    [Fact]
    public void A_win_that_was_taken_back_was_one()
    {
        var timeline = DealTimeline.Of([Version(3, "open", null), Version(2, "won", null)]);

        Assert.Equal("open", timeline.Newest.Version.WonLost);
        Assert.Equal(["deal:d1:opp", "deal:d1:customer"], timeline.FactsFor("d1", "c1").Select(f => f.Key));
        Assert.Empty(timeline.FactsFor("d1", "c2"));
    }

    [Fact]
    public void The_pipeline_sums_up_as_by_hand()
    {
        PipelineDeal[] deals =
        [
            Deal("a", "Proposal", 1000, "EUR", 0.5m, "open", owner: "ada", month: 6),
            Deal("b", "Proposal", 500, "EUR", 0.25m, "open", owner: "bob", month: 6),
            Deal("c", "Qualification", 200, "USD", 0.1m, "open", owner: "ada"),
            Deal("d", "Closed Won", 900, "EUR", 1, "won", closedDay: 10),
            Deal("e", "Closed Won", 300, "EUR", 1, "won", closedDay: 20),
            Deal("f", "Closed Lost", 700, "EUR", 0, "lost", closedDay: 5),
        ];
        var report = PipelineReport.Of(deals, [new StageStay(null, "Proposal", 100), new StageStay(null, "Proposal", 300)], ExchangeRates.None, "EUR");

        Assert.Equal(new PipelineSum(3, 1500, 625), report.Total);
        Assert.Equal(
            [new PipelineStageSum(null, "Proposal", new PipelineSum(2, 1500, 625), 200), new PipelineStageSum(null, "Qualification", new PipelineSum(1, 0, 0), null)],
            report.Stages);
        Assert.Equal([new PipelineGroup("ada", new PipelineSum(2, 1000, 500)), new PipelineGroup("bob", new PipelineSum(1, 500, 125))], report.Owners);
        Assert.Equal([new PipelineGroup("2026-06", new PipelineSum(2, 1500, 625)), new PipelineGroup(null, new PipelineSum(1, 0, 0))], report.Months);
        Assert.Equal([new UnconvertedDeal("c", 200, "USD")], report.Unconverted);

        // 3 open × 2/3 won × 600 a win ÷ 15 days.
        Assert.Equal((2, 1200m, 1, 700m, 600m, 15d, 80m), (
            report.Period.Won, report.Period.WonValue, report.Period.Lost, report.Period.LostValue, report.Period.AverageWonValue!.Value, report.Period.AverageCycleDays!.Value,
            report.Period.VelocityPerDay!.Value));
    }

    [Fact]
    public void Where_nothing_was_decided_there_is_no_rate_and_no_velocity()
    {
        var period = PipelineReport.Of([Deal("a", "Proposal", 1000, "EUR", 0.5m, "open")], [], ExchangeRates.None, "EUR").Period;

        Assert.Equal((0, null, null, null), (period.Won, period.WinRate, period.AverageCycleDays, period.VelocityPerDay));
    }

    [Fact]
    public void A_stay_ends_with_another_stage_and_the_last_one_is_not_over()
    {
        StageMoment Moment(int hour, string stage, string wonLost = "open") => new(null, stage, wonLost, Start, Start.AddHours(hour));

        Assert.Equal(
            [new StageStay(null, "A", 7200), new StageStay(null, "B", 10800)],
            StageStays.Of([Moment(1, "A"), Moment(2, "B"), Moment(3, "B"), Moment(5, "Won", "won"), Moment(6, "A")]));
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DealVersion Version(int hour, string wonLost, int? closedHour) =>
        new(Start.AddHours(hour), "c1", "stage", 1, "EUR", 0.5m, wonLost, Start, closedHour is { } c ? Start.AddHours(c) : null);

    private static PipelineDeal Deal(
        string id, string stage, decimal value, string currency, decimal probability, string wonLost, string? owner = null, int? month = null, int? closedDay = null) =>
        new(id, null, stage, owner, value, currency, probability, wonLost, Start, closedDay is { } d ? Start.AddDays(d) : null,
            month is { } m ? new DateTimeOffset(2026, m, 15, 0, 0, 0, TimeSpan.Zero) : null);
}
