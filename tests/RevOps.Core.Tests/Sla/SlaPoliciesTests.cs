using RevOps.Core.Sla;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Sla;

public sealed class SlaPoliciesTests
{
    private static readonly DateTimeOffset At = Pipeline.Now;

    private static SlaChoice Choose(SlaFacts facts) => SlaPolicies.Choose(Shipped.Rules.Sla, facts);

    [Fact]
    public void As_shipped_a_lead_is_called_within_15_minutes_of_receipt_and_reminded_at_10()
    {
        var policy = Assert.IsType<SlaChoice.Clock>(Choose(new SlaFacts("form", At.AddMinutes(-3), At))).Policy;
        var state = CallClockPlan.Start(policy.Terms, At, Shipped.Rules.Calendars.Default);
        Assert.Equal(("default", At, At.AddMinutes(15)), (policy.Name, state.StartedAt, state.DueAt));
        Assert.Equal(At.AddMinutes(10), CallClockPlan.StepAt(policy.Terms, state, Shipped.Rules.Calendars.Default, 0));
        Assert.Equal([SlaAction.Remind, SlaAction.Escalate], policy.Terms.Steps.Select(s => s.Do));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("backfill")]
    public void Imports_and_backfills_start_no_clock(string origin) => Assert.IsType<SlaChoice.None>(Choose(new SlaFacts(origin, null, At)));

    [Fact]
    public void An_event_of_exactly_24_hours_starts_a_clock_and_an_older_one_does_not()
    {
        Assert.IsType<SlaChoice.Clock>(Choose(new SlaFacts(null, At.AddHours(-24), At)));
        Assert.IsType<SlaChoice.None>(Choose(new SlaFacts(null, At.AddHours(-24).AddTicks(-1), At)));
    }

    [Fact]
    public void An_event_from_the_future_or_without_a_time_starts_a_clock()
    {
        Assert.IsType<SlaChoice.Clock>(Choose(new SlaFacts(null, At.AddDays(2), At)));
        Assert.IsType<SlaChoice.Clock>(Choose(new SlaFacts(null, null, At)));
    }

    [Fact]
    public void A_policy_can_be_asked_for_and_an_unknown_one_is_the_default()
    {
        var rules = SlaFile.Read("""{"default":{"callWithinMinutes":15,"remindAfterMinutes":10},"fast":{"callWithinMinutes":5,"remindAfterMinutes":3}}""");
        string Named(string? policy) => Assert.IsType<SlaChoice.Clock>(SlaPolicies.Choose(rules, new SlaFacts(null, null, At, policy))).Policy.Name;
        Assert.Equal("fast", Named("fast"));
        Assert.Equal("default", Named("gone"));
        Assert.Equal("default", Named(null));
        Assert.IsType<SlaChoice.None>(SlaPolicies.Choose(rules, new SlaFacts(null, null, At, "none")));
    }
}
