using RevOps.Core.Money;
using RevOps.Core.Spend;

namespace RevOps.Core.Tests.Spend;

/// <summary>A figure over several days, shared out.</summary>
public sealed class SpendFigureTests
{
    private static readonly DateOnly May = new(2026, 5, 1);

    [Theory]
    [InlineData("100", "EUR", 3, "33.34 33.33 33.33")]
    [InlineData("0.02", "EUR", 3, "0.01 0.01 0.00")]
    [InlineData("0", "EUR", 2, "0.00 0.00")]
    [InlineData("100.00", "EUR", 1, "100.00")]
    [InlineData("100", "JPY", 3, "34 33 33")]
    [InlineData("1", "KWD", 3, "0.334 0.333 0.333")]
    [InlineData("0.0010", "EUR", 3, "0.001 0.000 0.000")]
    [InlineData("10.5", "JPY", 2, "5.3 5.2")]
    public void Shares_are_exact_to_the_smallest_unit_and_the_first_days_have_what_is_left(string amount, string currency, int days, string expected)
    {
        var figure = Figure(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency, days);

        Assert.Equal(
            expected.Split(' ').Select(e => decimal.Parse(e, System.Globalization.CultureInfo.InvariantCulture)), figure.Shares().Select(s => s.Amount));
    }

    [Fact]
    public void Any_amount_over_any_days_comes_to_itself_and_no_two_days_differ_by_more_than_a_unit()
    {
        var random = new Random(3);
        for (var i = 0; i < 2_000; i++)
        {
            var amount = random.NextInt64(0, 100_000_000_000) / 100m;
            var shares = Figure(amount, "EUR", random.Next(1, 367)).Shares().Select(s => s.Amount).ToList();

            Assert.Equal(amount, shares.Sum());
            Assert.True(shares.Max() - shares.Min() <= 0.01m);
        }
    }

    [Fact]
    public void Clicks_and_impressions_are_shared_too_and_days_follow_each_other()
    {
        var shares = new SpendFigure(May, May.AddDays(2), 3, "EUR", 10, null).Shares().ToList();

        Assert.Equal([4L, 3L, 3L], shares.Select(s => s.Clicks!.Value));
        Assert.All(shares, s => Assert.Null(s.Impressions));
        Assert.Equal([May, May.AddDays(1), May.AddDays(2)], shares.Select(s => s.Day));
    }

    [Fact]
    public void A_rate_is_in_force_from_its_day_and_missing_before_it()
    {
        var rates = new ExchangeRates("", "EUR", new Dictionary<string, IReadOnlyList<DatedRate>>
        {
            ["USD"] = [new DatedRate(May, 0.9m), new DatedRate(May.AddDays(10), 0.8m)],
            ["GBP"] = [new DatedRate(May, 1.2m)],
        });

        Assert.Null(rates.Convert(100, "USD", "EUR", May.AddDays(-1)));
        Assert.Equal(90, rates.Convert(100, "USD", "EUR", May));
        Assert.Equal(90, rates.Convert(100, "USD", "EUR", May.AddDays(9)));
        Assert.Equal(80, rates.Convert(100, "USD", "EUR", May.AddDays(10)));
        Assert.Equal(75, rates.Convert(100, "USD", "GBP", May));
        Assert.Null(rates.Convert(100, "CHF", "EUR", May));
        Assert.Equal(100, rates.Convert(100, "CHF", "CHF", May));
    }

    private static SpendFigure Figure(decimal amount, string currency, int days) => new(May, May.AddDays(days - 1), amount, currency, null, null);
}
