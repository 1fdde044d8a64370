using RevOps.Core.Sla;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Sla;

public sealed class SlaPoliciesTests
{
    private static readonly DateTimeOffset At = Pipeline.Now;

    private static SlaChoice Choose(SlaFacts facts) => SlaPolicies.Choose(Shipped.Rules.Sla, facts);

    [Fact]
    public void As_shipped_a_lead_is_called_within_15_minutes_of_receipt_and_reminded_at_10() =>
        Assert.Equal(
            new SlaChoice.Clock(new SlaTerms("default", At, At.AddMinutes(10), At.AddMinutes(15))),
            Choose(new SlaFacts("form", At.AddMinutes(-3), At)));

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
    public void An_event_from_the_future_or_without_a_time_starts_a_clock_at_receipt()
    {
        Assert.Equal(At, Assert.IsType<SlaChoice.Clock>(Choose(new SlaFacts(null, At.AddDays(2), At))).Terms.StartedAt);
        Assert.Equal(At, Assert.IsType<SlaChoice.Clock>(Choose(new SlaFacts(null, null, At))).Terms.StartedAt);
    }

    [Fact]
    public void A_policy_can_be_asked_for_and_an_unknown_one_is_the_default()
    {
        var rules = Shipped.Rules.Sla with
        {
            Policies = new Dictionary<string, SlaPolicy>
            {
                ["default"] = new(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(10)),
                ["fast"] = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(3)),
            },
        };
        SlaTerms Terms(string policy) => Assert.IsType<SlaChoice.Clock>(SlaPolicies.Choose(rules, new SlaFacts(null, null, At, policy))).Terms;
        Assert.Equal(("fast", At.AddMinutes(5)), (Terms("fast").Policy, Terms("fast").DueAt));
        Assert.Equal("default", Terms("gone").Policy);
        Assert.IsType<SlaChoice.None>(SlaPolicies.Choose(rules, new SlaFacts(null, null, At, "none")));
    }
}
