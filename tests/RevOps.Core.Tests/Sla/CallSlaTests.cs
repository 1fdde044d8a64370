using RevOps.Core.Sla;
using RevOps.Core.Tests.Support;

namespace RevOps.Core.Tests.Sla;

public sealed class CallSlaTests
{
    private static readonly DateTimeOffset Start = Pipeline.Now;
    private static readonly SlaTerms Terms = new("default", Start, Start.AddMinutes(10), Start.AddMinutes(15));
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private static SlaOutcome Decide(DateTimeOffset now, params LoggedCall[] calls) => CallSla.Decide(Terms, calls, now);

    private static LoggedCall Call(DateTimeOffset calledAt, DateTimeOffset? loggedAt = null) => new(calledAt, loggedAt ?? calledAt);

    [Fact]
    public void A_call_at_exactly_the_deadline_is_on_time() =>
        Assert.Equal(new SlaOutcome.Met(Terms.DueAt, TimeSpan.FromMinutes(15)), Decide(Terms.DueAt, Call(Terms.DueAt)));

    [Fact]
    public void A_call_one_tick_after_the_deadline_is_late() =>
        Assert.IsType<SlaOutcome.Breached>(Decide(Terms.DueAt + Tick, Call(Terms.DueAt + Tick)));

    [Fact]
    public void A_call_before_the_start_is_met_in_zero_seconds()
    {
        Assert.Equal(new SlaOutcome.Met(Start.AddHours(-1), TimeSpan.Zero), Decide(Start, Call(Start.AddHours(-1))));
        Assert.Equal(new SlaOutcome.Met(Start, TimeSpan.Zero), Decide(Start, Call(Start)));
    }

    [Fact]
    public void The_first_of_several_calls_counts() =>
        Assert.Equal(Start.AddMinutes(3), Assert.IsType<SlaOutcome.Met>(Decide(Start.AddHours(1), Call(Start.AddMinutes(9)), Call(Start.AddMinutes(3)))).CalledAt);

    [Fact]
    public void A_call_in_time_that_is_logged_late_still_counts_up_to_24_hours_after_the_deadline()
    {
        var last = Terms.DueAt.AddHours(24);
        Assert.IsType<SlaOutcome.Met>(Decide(last, Call(Start.AddMinutes(5), last)));
        Assert.IsType<SlaOutcome.Breached>(Decide(last + Tick, Call(Start.AddMinutes(5), last + Tick)));
    }

    [Fact]
    public void Without_a_call_the_clock_is_open_until_the_deadline_and_breached_from_it_on()
    {
        Assert.IsType<SlaOutcome.Open>(Decide(Terms.DueAt - Tick));
        Assert.IsType<SlaOutcome.Breached>(Decide(Terms.DueAt));
    }

    [Theory]
    [InlineData("outbound", "connected", true)]
    [InlineData("outbound", "no_answer", true)]
    [InlineData("outbound", "voicemail", true)]
    [InlineData("inbound", "connected", true)]
    [InlineData("inbound", "voicemail", false)]
    public void Any_outbound_attempt_counts_and_an_inbound_call_only_connected(string direction, string outcome, bool counts) =>
        Assert.Equal(counts, CallRules.Counts(direction, outcome));
}
