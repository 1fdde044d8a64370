namespace RevOps.Core.Scoring.Calibration;

/// <summary>A share of a number of leads, with its 95 % confidence interval after Wilson.</summary>
/// <param name="N">How many leads.</param>
/// <param name="Won">How many of them were won.</param>
public sealed record Conversion(int N, int Won)
{
    private const double Z = 1.959963984540054;

    /// <summary>Share won, 0 to 1; null where there are none.</summary>
    public double? Rate => N == 0 ? null : (double)Won / N;

    /// <summary>Lower end of the interval; null where there are none.</summary>
    public double? Low => N == 0 ? null : Math.Max(0, Centre - Margin);

    /// <summary>Upper end of the interval; null where there are none.</summary>
    public double? High => N == 0 ? null : Math.Min(1, Centre + Margin);

    private double Centre => (Won + (Z * Z / 2)) / (N + (Z * Z));

    private double Margin => Z * Math.Sqrt(((double)Won * (N - Won) / N) + (Z * Z / 4)) / (N + (Z * Z));
}

/// <summary>Whether two shares differ by more than chance.</summary>
public static class Proportions
{
    /// <summary>Below this expected count in any of the four cells the exact test is used.</summary>
    private const double SmallCell = 5;

    /// <summary>The two-sided p-value: two-proportion z-test, for small numbers Fisher's exact test. 1 where one side is empty.</summary>
    /// <param name="a">One group.</param>
    /// <param name="b">The other.</param>
    public static double PValue(Conversion a, Conversion b)
    {
        var (n, won) = (a.N + b.N, a.Won + b.Won);
        if (a.N == 0 || b.N == 0 || won == 0 || won == n)
        {
            return 1;
        }

        var least = (double)Math.Min(a.N, b.N) * Math.Min(won, n - won) / n;
        return least < SmallCell ? Fisher(a, b) : TwoProportionZ(a, b);
    }

    /// <summary>Two-sided, with the pooled share.</summary>
    /// <param name="a">One group, not empty.</param>
    /// <param name="b">The other, not empty.</param>
    public static double TwoProportionZ(Conversion a, Conversion b)
    {
        var pooled = (double)(a.Won + b.Won) / (a.N + b.N);
        var z = (((double)a.Won / a.N) - ((double)b.Won / b.N)) / Math.Sqrt(pooled * (1 - pooled) * ((1.0 / a.N) + (1.0 / b.N)));
        return ComplementaryError(Math.Abs(z) / Math.Sqrt(2));
    }

    /// <summary>Two-sided: the probability of all tables, of the same margins, that are no more likely than this one.</summary>
    /// <param name="a">One group.</param>
    /// <param name="b">The other.</param>
    public static double Fisher(Conversion a, Conversion b)
    {
        var (n, won) = (a.N + b.N, a.Won + b.Won);
        var log = new double[n + 1];
        for (var i = 2; i <= n; i++)
        {
            log[i] = log[i - 1] + Math.Log(i);
        }

        double Choose(int from, int of) => log[from] - log[of] - log[from - of];
        double Probability(int k) => Math.Exp(Choose(a.N, k) + Choose(b.N, won - k) - Choose(n, won));
        var observed = Probability(a.Won) * (1 + 1e-9);
        var sum = 0.0;
        for (var k = Math.Max(0, won - b.N); k <= Math.Min(a.N, won); k++)
        {
            sum += Probability(k) is var p && p <= observed ? p : 0;
        }

        return Math.Min(1, sum);
    }

    /// <summary>erfc for x of 0 and more: the series near 0, the continued fraction from 2 on.</summary>
    internal static double ComplementaryError(double x)
    {
        if (x < 2)
        {
            var (term, sum) = (x, x);
            for (var n = 1; Math.Abs(term) > 1e-17 * sum; n++)
            {
                term *= -x * x / n;
                sum += term / ((2 * n) + 1);
            }

            return 1 - (2 / Math.Sqrt(Math.PI) * sum);
        }

        var fraction = 0.0;
        for (var n = 60; n > 0; n--)
        {
            fraction = n / 2.0 / (x + fraction);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / (x + fraction);
    }
}
