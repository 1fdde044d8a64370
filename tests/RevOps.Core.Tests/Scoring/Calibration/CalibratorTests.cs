using RevOps.Core.Scoring;
using RevOps.Core.Scoring.Calibration;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Scoring.Calibration;

/// <summary>On leads whose true weights are known, because the test made them.</summary>
public sealed class CalibratorTests
{
    private static readonly double[] True = [2.0, 1.2, 0.6, 0, -0.8, -1.6];

    /// <summary>Six rules with the points upside down, and a rare one.</summary>
    private static readonly ScoringRules Wrong = new()
    {
        Version = "wrong",
        Threshold = 60,
        GroupCaps = new Dictionary<string, int> { ["fit"] = 100 },
        Rules =
        [
            .. new[] { 2, 5, 8, 12, 20, 30, 10 }.Select((points, i) => new ScoringRule(
                $"r{i}", "fit", points, new Condition.HasWords(TextField.JobTitle, PhraseSet.Of($"w{i}")), "Because.")),
        ],
        Engagement =
        [
            new() { Id = "views", Filter = new TouchpointFilter(new HashSet<string> { "page_view" }), Points = 2, Max = 6, HalfLife = TimeSpan.FromDays(14), Reason = "Views." },
        ],
    };

    [Fact]
    public void It_recovers_order_and_sign_of_known_weights_and_tells_better_than_wrong_points()
    {
        var report = Calibrator.Calibrate(Wrong, Samples(6_000), holdOut: 0.3, seed: 7);
        var suggested = report.Rules.Take(True.Length).Select(r => r.SuggestedPoints!.Value).ToList();
        Assert.Equal(suggested.OrderDescending(), suggested);
        Assert.All(suggested.Zip(True), s => Assert.True(s.Second == 0 ? Math.Abs(s.First) <= 3 : Math.Sign(s.First) == Math.Sign(s.Second), $"{s}"));
        Assert.True(report.SuggestedAuc > report.PresentAuc + 0.1, $"{report.SuggestedAuc} against {report.PresentAuc}");
        Assert.True(report.Rules.Single(r => r.RuleId == "views").SuggestedPoints > 0);
        Assert.Equal((1800, 4200), (report.HoldOut, report.Training));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void The_same_seed_gives_the_same_report_and_another_one_another_hold_out()
    {
        var samples = Samples(1_000);
        Assert.Equal(Text(Calibrator.Calibrate(Wrong, samples, 0.3, 7)), Text(Calibrator.Calibrate(Wrong, samples, 0.3, 7)));
        Assert.NotEqual(Calibrator.Calibrate(Wrong, samples, 0.3, 7).PresentAuc, Calibrator.Calibrate(Wrong, samples, 0.3, 8).PresentAuc);
    }

    [Fact]
    public void A_rule_seen_too_rarely_keeps_its_points_and_says_why()
    {
        var rare = Calibrator.Calibrate(Wrong, Samples(1_000), 0.3, 7).Rules.Single(r => r.RuleId == "r6");
        Assert.InRange(rare.With.N, 1, Calibrator.Enough - 1);
        Assert.Equal((null, "Fewer than 30 leads with it."), (rare.SuggestedPoints, rare.Reason));
        Assert.Equal(1_000, rare.With.N + rare.Without.N);
    }

    [Fact]
    public void Too_few_deals_give_no_suggestions_and_say_how_many_are_missing()
    {
        var samples = Samples(2_000);
        var few = samples.Where(s => s.IsWon).Take(12).Concat(samples.Where(s => !s.IsWon)).ToList();
        var report = Calibrator.Calibrate(Wrong, few, 0.3, 7);
        Assert.All(report.Rules, r => Assert.Null(r.SuggestedPoints));
        Assert.Null(report.SuggestedAuc);
        Assert.NotNull(report.PresentAuc);
        Assert.Contains("18 more won, 0 more not won", Assert.Single(report.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void One_outcome_only_tells_nothing()
    {
        var report = Calibrator.Calibrate(Wrong, [.. Samples(500).Where(s => s.IsWon)], 0.3, 7);
        Assert.Null(report.PresentAuc);
        Assert.Contains("all were won", Assert.Single(report.Warnings), StringComparison.Ordinal);
        Assert.Contains("none was won", Assert.Single(Calibrator.Calibrate(Wrong, [], 0.3, 7).Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_separates_is_named()
    {
        var samples = Samples(2_000).Select(s => s.Values[0] != 0 ? s with { IsWon = true } : s).ToList();
        Assert.Contains(Calibrator.Calibrate(Wrong, samples, 0.3, 7).Warnings, w => w.Contains("'r0' separates", StringComparison.Ordinal));
    }

    [Fact]
    public void Few_deals_for_many_rules_are_enough_for_a_suggestion_with_a_warning() =>
        Assert.Contains(Calibrator.Calibrate(Wrong, Samples(150), 0.3, 7).Warnings, w => w.Contains("would give steady suggestions", StringComparison.Ordinal));

    [Fact]
    public void With_the_present_points_the_values_give_the_present_score()
    {
        var random = new RandomScoring(21);
        for (var i = 0; i < 500; i++)
        {
            var (facts, rules) = (random.Facts(), random.Rules());
            var columns = new RuleValues(rules);
            var score = columns.Score(columns.Of(facts, Pipeline.Now), [.. columns.Points.Select(p => (double)p)]);
            Assert.Equal(LeadScorer.Score(facts, rules, Pipeline.Now).Total, score, 3);
        }
    }

    private static string Text(CalibrationReport report) => System.Text.Json.JsonSerializer.Serialize(report);

    private static List<CalibrationSample> Samples(int count)
    {
        var random = new Random(5);
        var columns = new RuleValues(Wrong);
        return [.. Enumerable.Range(0, count).Select(_ => Sample(random, columns))];
    }

    private static CalibrationSample Sample(Random random, RuleValues columns)
    {
        var has = Enumerable.Range(0, 7).Select(i => random.NextDouble() < (i == 6 ? 0.01 : 0.4)).ToArray();
        var views = random.Next(4);
        var facts = new ScoringFacts
        {
            JobTitle = string.Join(' ', has.Select((h, i) => h ? $"w{i}" : "-")),
            Touchpoints = [.. Enumerable.Range(0, views).Select(_ => new TouchpointFact("page_view", Pipeline.Now))],
        };
        var odds = -1 + (0.4 * views) + has.Take(True.Length).Select((h, i) => h ? True[i] : 0).Sum();
        return new CalibrationSample(columns.Of(facts, Pipeline.Now), random.NextDouble() < 1 / (1 + Math.Exp(-odds)));
    }
}
