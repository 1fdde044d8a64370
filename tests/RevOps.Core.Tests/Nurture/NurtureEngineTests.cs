using RevOps.Core.Nurture;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Nurture;

/// <summary>What comes next, step by step.</summary>
public sealed class NurtureEngineTests
{
    private static readonly DateTimeOffset Noon = Sequences.Noon;
    private static readonly NurtureSequence Rich = Sequences.Read(Sequences.Rich);

    [Fact]
    public void A_wait_ends_at_exactly_its_time()
    {
        var sequence = Sequences.Of("""[{"id":"w","wait":{"days":2}},{"id":"m","email":{"template":"t"}}]""");
        var end = Noon.AddDays(2);
        Assert.Equal(new NurtureMove.Wait(end, false), Next(sequence, "w", end.AddTicks(-1)));
        Assert.Equal(new NurtureMove.Go(sequence.Steps[0], "waited", "m"), Next(sequence, "w", end));
    }

    [Theory]
    [InlineData("days", 3, 4320)]
    [InlineData("hours", 5, 300)]
    [InlineData("minutes", 7, 7)]
    public void A_duration_has_one_of_three_units(string unit, int number, int minutes)
    {
        var sequence = Sequences.Of($$$"""[{"id":"w","wait":{"{{{unit}}}":{{{number}}} }}]""");
        Assert.Equal(TimeSpan.FromMinutes(minutes), Assert.IsType<NurtureStep.Wait>(sequence.Steps[0]).For);
    }

    [Fact]
    public void After_the_last_step_there_is_none() =>
        Assert.Null(Assert.IsType<NurtureMove.Act>(Next(Rich, "out", Noon)).Next);

    [Theory]
    [InlineData("in", "fork")]
    [InlineData("nap", "fork")]
    [InlineData("a1", "out")]
    [InlineData("ring", "toss")]
    public void The_end_of_a_way_leads_to_what_follows_the_fork(string step, string next) => Assert.Equal(next, Rich.Find(step)!.Next);

    [Theory]
    [InlineData("email_click", 0, "in")]
    [InlineData("email_click", 72 * 60, "in")]
    [InlineData("email_click", -1, null)]
    [InlineData("email_open", 10, null)]
    public void Engagement_counts_from_reaching_the_step_to_its_limit(string type, int minutes, string? next)
    {
        var move = Next(Rich, "reads", Noon.AddDays(3).AddTicks(-1), Sequences.Lead(20, "nurturing", (type, Noon.AddMinutes(minutes))));
        if (next is null)
        {
            Assert.Equal(new NurtureMove.Wait(Noon.AddDays(3), ListensForTouchpoints: true), move);
        }
        else
        {
            Assert.Equal((next, "engaged"), Went(move));
        }
    }

    [Fact]
    public void At_the_limit_without_engagement_the_other_way_is_taken() =>
        Assert.Equal(("nap", "not engaged"), Went(Next(Rich, "reads", Noon.AddDays(3))));

    [Fact]
    public void Engagement_in_time_counts_also_for_who_looks_after_the_limit()
    {
        var clicked = Sequences.Lead(20, "nurturing", ("email_click", Noon.AddDays(3)));
        Assert.Equal(("in", "engaged"), Went(Next(Rich, "reads", Noon.AddDays(9), clicked)));
        var late = Sequences.Lead(20, "nurturing", ("email_click", Noon.AddDays(3).AddTicks(1)));
        Assert.Equal(("nap", "not engaged"), Went(Next(Rich, "reads", Noon.AddDays(9), late)));
    }

    [Theory]
    [InlineData(30, "ring")]
    [InlineData(29, "bye")]
    public void A_branch_goes_by_score(int score, string next) => Assert.Equal(next, Went(Next(Rich, "fork", Noon, Sequences.Lead(score))).Next);

    [Fact]
    public void A_branch_goes_by_engagement_since_the_enrolment()
    {
        var sequence = Sequences.Of("""[{"id":"b","branch":{"if":{"engaged":["page_view"]},"then":[{"id":"y","exit":{"reason":"y"}}]}}]""");
        Assert.Equal("y", Went(Next(sequence, "b", Noon, Sequences.Lead(0, "nurturing", ("page_view", Noon.AddTicks(1))))).Next);
        Assert.Null(Went(Next(sequence, "b", Noon, Sequences.Lead(0, "nurturing", ("page_view", Noon)))).Next);
    }

    [Fact]
    public void An_exit_leaves_with_its_reason() => Assert.Equal(new NurtureMove.Leave("cold", IsGoal: false), Next(Rich, "bye", Noon));

    [Fact]
    public void A_goal_ends_it_at_any_step_before_anything_else_is_done()
    {
        var booked = Sequences.Lead(5, "nurturing", ("form_submit", Noon.AddTicks(1)));
        Assert.All(Rich.AllSteps, s => Assert.Equal(new NurtureMove.Leave("booked", IsGoal: true), Next(Rich, s.Id, Noon.AddDays(1), booked)));
        Assert.IsNotType<NurtureMove.Leave>(Next(Rich, "hello", Noon, Sequences.Lead(4, "nurturing", ("form_submit", Noon.AddTicks(1)))));
    }

    [Theory]
    [InlineData("converted")]
    [InlineData("disqualified")]
    public void A_closed_lead_gets_nothing_more(string status) =>
        Assert.Equal(new NurtureMove.Leave(status, IsGoal: false), Next(Rich, "hello", Noon, Sequences.Lead(20, status)));

    [Fact]
    public void A_step_that_the_version_lacks_is_a_bug() => Assert.Throws<ArgumentException>(() => Next(Rich, "nowhere", Noon));

    [Fact]
    public void The_sequence_of_the_highest_priority_that_takes_the_lead_is_chosen_and_ties_go_by_id()
    {
        var rules = new NurtureRules([Named("b", 1), Named("a", 1), Named("picky", 9, """{"statuses":["recycled"]}""")]);
        Assert.Equal("a", rules.Choose(Sequences.Lead(), Noon)?.Id);
        Assert.Equal("picky", rules.Choose(Sequences.Lead(20, "recycled"), Noon)?.Id);
        Assert.Null(new NurtureRules([Named("picky", 9, """{"statuses":["recycled"]}""")]).Choose(Sequences.Lead(), Noon));
    }

    [Theory]
    [InlineData("""{"stages":["MQL"]}""", false)]
    [InlineData("""{"segments":["smb","enterprise"]}""", true)]
    [InlineData("""{"segments":["enterprise"]}""", false)]
    [InlineData("""{"sources":["linkedin"]}""", false)]
    [InlineData("""{"channels":["google_ads"]}""", true)]
    [InlineData("""{"channels":["email"]}""", false)]
    [InlineData("""{"countries":["FR"]}""", false)]
    [InlineData("""{"score":{"from":20,"to":20}}""", true)]
    [InlineData("""{"score":{"from":21}}""", false)]
    [InlineData("""{"score":{"to":19}}""", false)]
    [InlineData("""{"when":{"field":"jobTitle","words":["cto"]}}""", false)]
    public void Everything_that_entry_asks_must_hold(string entry, bool holds) =>
        Assert.Equal(holds, new NurtureRules([Named("x", 0, entry)]).Choose(Sequences.Lead(), Noon) is not null);

    [Fact]
    public void The_path_of_a_lead_tells_what_would_be_done_when()
    {
        var path = NurturePath.Of(Rich, "con-1", Sequences.Lead(30), Noon);
        Assert.Equal(["hello", "reads", "nap", "fork", "ring", "toss"], path.Steps.Select(s => s.Step.Id).Take(6));
        Assert.Equal(Noon.AddDays(3.5), path.Steps[3].At);
        Assert.Equal(NurturePath.Completed, path.Ends);
        Assert.Equal("cold", NurturePath.Of(Rich, "con-1", Sequences.Lead(0), Noon).Ends);
    }

    private static NurtureMove Next(NurtureSequence sequence, string step, DateTimeOffset now, NurtureFacts? facts = null) =>
        NurtureEngine.Next(sequence, Sequences.At(step), facts ?? Sequences.Lead(), now);

    private static (string? Next, string Result) Went(NurtureMove move) => Assert.IsType<NurtureMove.Go>(move) is var go ? (go.Next, go.Result) : default;

    private static NurtureSequence Named(string id, int priority, string entry = "{}") => Core.Rules.RuleParser.Sequence(
        id, $$$"""{"name":"N","priority":{{{priority}}},"entry":{{{entry}}},"steps":[{"id":"w","wait":{"days":1}}]}""")!;
}
