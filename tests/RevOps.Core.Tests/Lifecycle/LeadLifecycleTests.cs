using RevOps.Core.Lifecycle;
using RevOps.Core.Scoring;
using RevOps.Core.Tests.Support;

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

    [Theory]
    [InlineData(65, true, true)]
    [InlineData(64, true, false)]
    [InlineData(100, false, false)]
    public void A_recycled_lead_needs_the_margin_and_engagement_newer_than_the_recycle(int score, bool isEngaged, bool qualifies)
    {
        foreach (var status in (string[])["recycled", "working", "nurturing"])
        {
            var recycled = State(LifecycleStage.Lead, status);
            var change = LeadLifecycle.AfterScore(recycled, Score(score), requalification: new Requalification(5, isEngaged));
            Assert.Equal(qualifies ? State(LifecycleStage.Mql, "working") : recycled, change.State);
        }
    }

    [Fact]
    public void The_margin_never_asks_for_more_than_100() =>
        Assert.True(new Requalification(5, true).IsMet(new LeadScore(100, 98, [])));

    [Fact]
    public void The_margin_is_for_recycled_leads_alone() =>
        Assert.True(LeadLifecycle.AfterScore(LeadState.Created, Score(60), requalification: null).NeedsOwner);

    [Fact]
    public void Engagement_at_the_instant_of_the_recycle_is_not_newer_and_a_call_is_none()
    {
        var at = Pipeline.Now;
        bool Engaged(string type, DateTimeOffset time) => Requalification.Of(at, [new(type, time)], Shipped.Rules.Scoring)!.IsEngaged;
        Assert.True(Engaged("page_view", at.AddTicks(1)));
        Assert.False(Engaged("page_view", at));
        Assert.False(Engaged("call_logged", at.AddDays(1)));
        Assert.Null(Requalification.Of(null, [], Shipped.Rules.Scoring));
    }

    [Fact]
    public void Recycling_takes_a_qualified_open_lead_back_to_nurture()
    {
        var change = LeadLifecycle.Recycle(State(LifecycleStage.Sql, "working"), "No budget.")!;
        Assert.Equal((State(LifecycleStage.Lead, "recycled"), "Recycled: No budget."), (change.State, change.Reason));
        Assert.True(change is { StageChanged: true, EntersNurture: true, NeedsOwner: false });
        Assert.Null(LeadLifecycle.Recycle(LeadState.Created, null));
        Assert.Null(LeadLifecycle.Recycle(State(LifecycleStage.Mql, "disqualified"), null));
        Assert.Null(LeadLifecycle.Recycle(State(LifecycleStage.Opp, "converted"), null));
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
    [InlineData(LifecycleStage.Opp, LifecycleStage.Opp, "converted")]
    [InlineData(LifecycleStage.Customer, LifecycleStage.Customer, "converted")]
    [InlineData(LifecycleStage.Mql, LifecycleStage.Sql, "working")]
    public void What_is_known_takes_a_lead_further_and_never_back(LifecycleStage reached, LifecycleStage stage, string status)
    {
        var after = LeadLifecycle.AfterFacts(State(LifecycleStage.Sql, "working"), reached, "A deal says so.").State;
        Assert.Equal((stage, status), (after.Stage, after.Status));
    }

    [Theory]
    [InlineData(LifecycleStage.Lead, LifecycleStage.Opp, true)]
    [InlineData(LifecycleStage.Lead, LifecycleStage.Lead, false)]
    [InlineData(LifecycleStage.Mql, LifecycleStage.Opp, false)]
    public void A_lead_that_never_qualified_needs_an_owner_once_it_is_known_to_be_further(LifecycleStage stage, LifecycleStage reached, bool needsOwner) =>
        Assert.Equal(needsOwner, LeadLifecycle.AfterFacts(State(stage, "nurturing"), reached, "A deal says so.").NeedsOwner);

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
