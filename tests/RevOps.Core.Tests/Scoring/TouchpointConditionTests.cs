using RevOps.Core.Rules;
using RevOps.Core.Scoring;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Scoring;

/// <summary>How often, how recently, or not at all.</summary>
public sealed class TouchpointConditionTests
{
    private static readonly DateTimeOffset Now = Pipeline.Now;

    [Theory]
    [InlineData("""{"eventTypes":["page_view"],"atLeast":3,"withinDays":7}""", "1 2 7", true)]
    [InlineData("""{"eventTypes":["page_view"],"atLeast":3,"withinDays":7}""", "1 2 7.0001", false)]
    [InlineData("""{"eventTypes":["page_view"],"atLeast":3,"withinDays":7}""", "1 2", false)]
    [InlineData("""{"eventTypes":["form_submit"],"atLeast":1,"withinDays":7}""", "1 2 3", false)]
    [InlineData("""{"atLeast":2}""", "1 900", true)]
    [InlineData("""{"eventTypes":["page_view"],"urlWords":["pricing"],"atLeast":1}""", "1", true)]
    [InlineData("""{"eventTypes":["page_view"],"urlWords":["blog"],"atLeast":1}""", "1", false)]
    [InlineData("""{"lastWithinDays":14}""", "14 90", true)]
    [InlineData("""{"lastWithinDays":14}""", "14.0001", false)]
    [InlineData("""{"lastWithinDays":14}""", "", false)]
    [InlineData("""{"noneWithinDays":60}""", "61", true)]
    [InlineData("""{"noneWithinDays":60}""", "60", false)]
    [InlineData("""{"noneWithinDays":60}""", "", true)]
    [InlineData("""{"lastWithinDays":1}""", "-0.1", true)]
    public void A_window_includes_its_end(string condition, string daysAgo, bool holds)
    {
        var touchpoints = daysAgo.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(d => new TouchpointFact("page_view", Now.AddDays(-double.Parse(d, System.Globalization.CultureInfo.InvariantCulture)), "/pricing"))
            .ToList();
        Assert.Equal(holds, When(condition).Holds(new ScoringFacts { Touchpoints = touchpoints }, Now));
    }

    [Fact]
    public void A_lead_that_goes_quiet_changes_when_the_window_ends()
    {
        var rules = Rules("""{"noneWithinDays":60}""") with { Engagement = [] };
        var facts = new ScoringFacts { Touchpoints = [new("page_view", Now.AddDays(-10))] };
        Assert.Equal(Now.AddDays(50).AddTicks(1), LeadScorer.Score(facts, rules, Now).NextChangeAt);
        Assert.Null(LeadScorer.Score(facts, rules, Now.AddDays(51)).NextChangeAt);
    }

    [Theory]
    [InlineData(91.0, false)]
    [InlineData(90.00001, false)]
    [InlineData(90.0, true)]
    [InlineData(0.0, true)]
    [InlineData(-30.0, true)]
    [InlineData(null, false)]
    public void A_contract_counts_from_its_notice_on_and_for_as_long_as_it_is_open(double? endsInDays, bool holds) => Assert.Equal(
        holds,
        Expiring.Holds(new ScoringFacts { ContractEndsAt = endsInDays is { } days ? Now.AddDays(days) : null }, Now));

    [Fact]
    public void A_score_changes_when_the_notice_of_a_contract_begins()
    {
        var rules = Rules("""{"atLeast":1}""") with { Engagement = [], Rules = [new ScoringRule("contract", "intent", 10, Expiring, "Ends.")] };
        var facts = new ScoringFacts { ContractEndsAt = Now.AddDays(100) };
        Assert.Equal(Now.AddDays(10), LeadScorer.Score(facts, rules, Now).NextChangeAt);
        Assert.Equal(10, LeadScorer.Score(facts, rules, Now.AddDays(10)).Total);
        Assert.Null(LeadScorer.Score(facts, rules, Now.AddDays(10)).NextChangeAt);
    }

    [Fact]
    public void Each_segment_has_its_own_threshold_or_the_common_one()
    {
        var rules = Shipped.Rules.Scoring with { SegmentThresholds = new Dictionary<string, int> { ["enterprise"] = 55 } };
        Assert.Equal(55, LeadScorer.Score(new ScoringFacts { Segment = "enterprise" }, rules, Now).Threshold);
        Assert.Equal(60, LeadScorer.Score(new ScoringFacts { Segment = "smb" }, rules, Now).Threshold);
    }

    [Fact]
    public void A_floor_for_penalties_is_a_contribution_of_its_own()
    {
        var rules = Shipped.Rules.Scoring with { GroupCaps = new Dictionary<string, int>(Shipped.Rules.Scoring.GroupCaps) { ["penalty"] = -30 } };
        var score = LeadScorer.Score(new ScoringFacts { JobTitle = "CEO, student", HasEmail = true, Industry = "software", IsFreeMail = true }, rules, Now);
        Assert.Contains(score.Contributions, c => c is { RuleId: "cap", Group: "penalty", Points: 18 });
    }

    private static Condition Expiring => new Condition.ContractEnds(TimeSpan.FromDays(90));

    private static Condition When(string touchpoints) => Rules(touchpoints).Rules[0].When;

    private static ScoringRules Rules(string touchpoints)
    {
        var files = Shipped.Files();
        files["scoring.json"] = JsonEdit.Set(files["scoring.json"], "/rules/0/when", $$"""{"touchpoints":{{touchpoints}}}""");
        return Assert.IsType<RuleParseResult.Parsed>(RuleParser.Parse(files)).Rules.Scoring;
    }
}
