using RevOps.Core.Scoring.Calibration;

namespace RevOps.Core.Tests.Scoring.Calibration;

/// <summary>Against numbers computed by hand or published.</summary>
public sealed class StatisticsTests
{
    [Theory]
    [InlineData(10, 5, 0.2366, 0.7634)]
    [InlineData(10, 0, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(263, 81, 0.2553, 0.3662)]
    public void The_interval_is_Wilsons(int n, int won, double low, double high)
    {
        var conversion = new Conversion(n, won);
        Assert.Equal((low, high), (Math.Round(conversion.Low!.Value, 4), Math.Round(conversion.High!.Value, 4)));
    }

    [Fact]
    public void Nothing_has_no_share() => Assert.Null(new Conversion(0, 0).Rate ?? new Conversion(0, 0).Low ?? new Conversion(0, 0).High);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1.9599639845400545 / 1.4142135623730951, 0.05)]
    [InlineData(1.999999, 0.004677755640604)]
    [InlineData(2.000001, 0.004677714306)]
    [InlineData(4, 1.541725790028e-8)]
    public void The_normal_tail_is_exact(double x, double expected) =>
        Assert.InRange(Proportions.ComplementaryError(x) / expected, 1 - 1e-8, 1 + 1e-8);

    /// <summary>The lady tasting tea: three of four cups right on each side is 34 of 70 two-sided, all right 2 of 70.</summary>
    [Theory]
    [InlineData(4, 3, 4, 1, 34.0 / 70)]
    [InlineData(4, 4, 4, 0, 2.0 / 70)]
    [InlineData(4, 2, 4, 2, 1)]
    public void Small_numbers_are_tested_exactly(int n1, int won1, int n2, int won2, double p) =>
        Assert.Equal(p, Proportions.PValue(new Conversion(n1, won1), new Conversion(n2, won2)), 9);

    [Fact]
    public void Large_numbers_are_tested_by_two_proportions()
    {
        // 60 % against 40 % of 100 each: z is the square root of 8, p is 0.004678.
        Assert.Equal(0.004678, Proportions.PValue(new Conversion(100, 60), new Conversion(100, 40)), 6);
        Assert.Equal(1, Proportions.PValue(new Conversion(0, 0), new Conversion(100, 40)));
        Assert.Equal(1, Proportions.PValue(new Conversion(50, 50), new Conversion(100, 100)));
    }

    [Fact]
    public void The_area_counts_pairs_in_order_and_ties_half()
    {
        Assert.Equal(1, RankOrder.Auc([1, 2, 3, 4], [false, false, true, true]));
        Assert.Equal(0, RankOrder.Auc([4, 3, 2, 1], [false, false, true, true]));
        Assert.Equal(0.5, RankOrder.Auc([7, 7, 7], [true, false, true]));
        Assert.Equal(0.75, RankOrder.Auc([0.1, 0.4, 0.35, 0.8], [false, false, true, true]));
        Assert.Null(RankOrder.Auc([1, 2], [true, true]));
    }
}
