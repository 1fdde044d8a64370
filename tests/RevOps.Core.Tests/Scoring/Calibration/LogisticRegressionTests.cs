using RevOps.Core.Scoring.Calibration;

namespace RevOps.Core.Tests.Scoring.Calibration;

public sealed class LogisticRegressionTests
{
    /// <summary>Hours of study and passing an exam, the textbook example with 20 students: intercept -4.0777, 1.5046 an hour.</summary>
    [Fact]
    public void It_gives_the_published_fit_of_a_published_data_set()
    {
        float[] hours = [0.5f, 0.75f, 1, 1.25f, 1.5f, 1.75f, 1.75f, 2, 2.25f, 2.5f, 2.75f, 3, 3.25f, 3.5f, 4, 4.25f, 4.5f, 4.75f, 5, 5.5f];
        bool[] passed = [.. "00000010101010111111".Select(c => c == '1')];
        var fit = LogisticRegression.Fit([.. hours.Select(h => new[] { h })], passed, ridge: 0);
        Assert.True(fit.Converged);
        Assert.Equal((-4.0777, 1.5046), (Math.Round(fit.Intercept, 4), Math.Round(fit.Coefficients[0], 4)));
    }

    /// <summary>With one yes-or-no value the fit is the table itself: log-odds without it, and the log of the odds ratio.</summary>
    [Fact]
    public void One_flag_gives_the_log_of_the_odds_ratio()
    {
        var (rows, outcomes) = Table((true, 30, 10), (false, 20, 60));
        var fit = LogisticRegression.Fit(rows, outcomes, ridge: 0);
        Assert.Equal(Math.Log(20.0 / 60), fit.Intercept, 9);
        Assert.Equal(Math.Log(30.0 / 10 * 60 / 20), fit.Coefficients[0], 9);
    }

    [Fact]
    public void A_penalty_keeps_the_fit_finite_where_a_value_separates()
    {
        var (rows, outcomes) = Table((true, 40, 0), (false, 20, 60));
        var fit = LogisticRegression.Fit(rows, outcomes, ridge: 1);
        Assert.True(fit.Converged);
        Assert.InRange(fit.Coefficients[0], 2, 6);

        // At the best fit the penalty balances the misses exactly.
        double Chance(float x) => 1 / (1 + Math.Exp(-fit.Intercept - (fit.Coefficients[0] * x)));
        Assert.Equal(fit.Coefficients[0], 40 * (1 - Chance(1)), 6);
        Assert.Equal(60, (40 * Chance(1)) + (80 * Chance(0)), 6);
    }

    [Fact]
    public void A_value_that_never_varies_gets_nothing() =>
        Assert.Equal(0, LogisticRegression.Fit([[0], [0], [0]], [true, false, true], ridge: 1).Coefficients[0]);

    private static (List<float[]> Rows, List<bool> Outcomes) Table(params (bool With, int Won, int Lost)[] cells)
    {
        var (rows, outcomes) = (new List<float[]>(), new List<bool>());
        foreach (var (with, won, lost) in cells)
        {
            rows.AddRange(Enumerable.Range(0, won + lost).Select(_ => new[] { with ? 1f : 0f }));
            outcomes.AddRange(Enumerable.Range(0, won + lost).Select(i => i < won));
        }

        return (rows, outcomes);
    }
}
