using RevOps.Core.Lifecycle;
using RevOps.Core.Scoring;

namespace RevOps.Core.Tests.Lifecycle;

public sealed class LeadLifecycleTests
{
    private static LeadScore Score(int total) => new(total, 60, []);

    private static LeadState State(LifecycleStage stage, string status) => new(stage, status);

    [Fact]
    public void At_the_threshold_a_lead_becomes_an_MQL_and_needs_an_owner()
    {
        var change = LeadLifecycle.AfterScore(LeadState.Created, Score(60));
        Assert.Equal(State(LifecycleStage.Mql, "working"), change.State);
        Assert.True(change is { StageChanged: true, NeedsOwner: true, EntersNurture: false });
    }

    [Fact]
    public void Below_the_threshold_a_new_lead_is_nurtured_once()
    {
        var change = LeadLifecycle.AfterScore(LeadState.Created, Score(59));
        Assert.Equal(State(LifecycleStage.Lead, "nurturing"), change.State);
        Assert.True(change is { StageChanged: false, NeedsOwner: false, EntersNurture: true });
        Assert.False(LeadLifecycle.AfterScore(change.State, Score(59)).EntersNurture);
    }

    [Fact]
    public void A_nurtured_lead_becomes_an_MQL_later() =>
        Assert.True(LeadLifecycle.AfterScore(State(LifecycleStage.Lead, "nurturing"), Score(75)).NeedsOwner);

    [Fact]
    public void A_fallen_score_never_demotes_and_a_second_qualification_needs_no_second_owner()
    {
        var mql = State(LifecycleStage.Mql, "working");
        Assert.Equal(mql, LeadLifecycle.AfterScore(mql, Score(10)).State);
        Assert.True(LeadLifecycle.AfterScore(mql, Score(99)) is { StageChanged: false, NeedsOwner: false });
    }

    [Fact]
    public void A_recycled_lead_needs_engagement_newer_than_the_recycle()
    {
        var recycled = State(LifecycleStage.Lead, "recycled");
        Assert.Equal(recycled, LeadLifecycle.AfterScore(recycled, Score(90), engagedSinceRecycle: false).State);
        Assert.Equal(LifecycleStage.Mql, LeadLifecycle.AfterScore(recycled, Score(90), engagedSinceRecycle: true).State.Stage);
        Assert.Equal(recycled, LeadLifecycle.AfterScore(recycled, Score(59)).State);
    }

    [Fact]
    public void Test_leads_and_closed_ones_stay_as_they_are()
    {
        Assert.Equal(LeadState.Created, LeadLifecycle.AfterScore(LeadState.Created, Score(99), isTest: true).State);
        var closed = State(LifecycleStage.Mql, "disqualified");
        Assert.Equal(closed, LeadLifecycle.AfterScore(closed, Score(99)).State);
        Assert.Equal(closed, LeadLifecycle.AfterCall(closed, "qualified").State);
    }

    [Theory]
    [InlineData("qualified", LifecycleStage.Sql, "working", true)]
    [InlineData("disqualified", LifecycleStage.Mql, "disqualified", false)]
    [InlineData("callback", LifecycleStage.Mql, "working", false)]
    [InlineData(null, LifecycleStage.Mql, "working", false)]
    public void Only_a_qualifying_call_makes_an_SQL(string? disposition, LifecycleStage stage, string status, bool changed)
    {
        var change = LeadLifecycle.AfterCall(State(LifecycleStage.Mql, "working"), disposition);
        Assert.Equal((State(stage, status), changed), (change.State, change.StageChanged));
    }

    [Fact]
    public void A_lead_that_a_call_qualified_before_its_score_did_needs_an_owner()
    {
        Assert.True(LeadLifecycle.AfterCall(LeadState.Created, "qualified").NeedsOwner);
        Assert.False(LeadLifecycle.AfterCall(State(LifecycleStage.Mql, "working"), "qualified").NeedsOwner);
    }

    [Fact]
    public void A_qualifying_call_never_takes_an_opp_back() =>
        Assert.Equal(LifecycleStage.Opp, LeadLifecycle.AfterCall(State(LifecycleStage.Opp, "working"), "qualified").State.Stage);

    [Theory]
    [InlineData("open", LifecycleStage.Opp)]
    [InlineData("won", LifecycleStage.Customer)]
    [InlineData("lost", LifecycleStage.Sql)]
    public void Deals_take_a_lead_further(string wonLost, LifecycleStage stage) =>
        Assert.Equal(stage, LeadLifecycle.AfterDeal(State(LifecycleStage.Sql, "working"), wonLost).State.Stage);

    [Fact]
    public void Stages_only_move_forward()
    {
        foreach (var from in Enum.GetValues<LifecycleStage>())
        {
            foreach (var to in Enum.GetValues<LifecycleStage>())
            {
                Assert.Equal((LifecycleStage)Math.Max((int)from, (int)to), from.Advance(to));
            }
        }
    }

    [Fact]
    public void Stages_are_stored_under_their_names()
    {
        Assert.Equal(["lead", "MQL", "SQL", "opp", "customer"], Enum.GetValues<LifecycleStage>().Select(s => s.Text()));
        Assert.All(Enum.GetValues<LifecycleStage>(), s => Assert.True(LifecycleStages.TryParse(s.Text(), out var back) && back == s));
        Assert.False(LifecycleStages.TryParse("vip", out _));
        Assert.Equal(["new", "working", "nurturing", "recycled"], LeadStatuses.All.Where(LeadStatuses.IsOpen));
    }
}
