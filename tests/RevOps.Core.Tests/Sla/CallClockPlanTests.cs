using System.Globalization;
using RevOps.Core.Calendars;
using RevOps.Core.Sla;

namespace RevOps.Core.Tests.Sla;

/// <summary>Deadlines in the owner's hours, across changes of clocks and on both sides of the date line.</summary>
public sealed class CallClockPlanTests
{
    private static readonly ClockTerms Standard = SlaFile.Terms("""{"callWithinMinutes":15,"remindAfterMinutes":10}""");
    private static readonly DateTimeOffset Noon = At("2026-05-04T12:00Z");

    [Theory]

    // Within hours, at their edges, over night, a weekend, a holiday.
    [InlineData("Europe/Berlin", "2026-05-04T10:00Z", 15, "2026-05-04T10:15Z")]
    [InlineData("Europe/Berlin", "2026-05-04T14:45Z", 15, "2026-05-04T15:00Z")]
    [InlineData("Europe/Berlin", "2026-05-04T14:50Z", 15, "2026-05-05T07:05Z")]
    [InlineData("Europe/Berlin", "2026-05-08T14:50Z", 15, "2026-05-11T07:05Z")]
    [InlineData("Europe/Berlin", "2026-05-09T12:00Z", 15, "2026-05-11T07:15Z")]
    [InlineData("Europe/Berlin", "2026-04-30T14:55Z", 15, "2026-05-04T07:10Z")]

    // Clocks go forward (29 March) and back (25 October) over the weekend: the opening moves by an hour in UTC.
    [InlineData("Europe/Berlin", "2026-03-27T15:50Z", 15, "2026-03-30T07:05Z")]
    [InlineData("Europe/Berlin", "2026-10-23T14:50Z", 15, "2026-10-26T08:05Z")]
    [InlineData("America/New_York", "2026-03-06T21:50Z", 15, "2026-03-09T13:05Z")]
    [InlineData("America/New_York", "2026-10-30T20:50Z", 15, "2026-11-02T14:05Z")]

    // New Zealand changes on 5 April and 27 September, and is a day ahead of Hawaii, which never changes.
    [InlineData("Pacific/Auckland", "2026-04-03T03:50Z", 15, "2026-04-05T21:05Z")]
    [InlineData("Pacific/Auckland", "2026-09-25T04:50Z", 15, "2026-09-27T20:05Z")]
    [InlineData("Pacific/Auckland", "2026-05-03T22:00Z", 15, "2026-05-03T22:15Z")]
    [InlineData("Pacific/Honolulu", "2026-05-04T22:00Z", 15, "2026-05-04T22:15Z")]
    [InlineData("Pacific/Honolulu", "2026-05-09T02:50Z", 15, "2026-05-11T19:05Z")]
    [InlineData("Pacific/Kiritimati", "2026-05-08T02:50Z", 15, "2026-05-10T19:05Z")]
    [InlineData("Asia/Kolkata", "2026-05-04T11:25Z", 15, "2026-05-05T03:40Z")]

    // More than a day of work.
    [InlineData("Europe/Berlin", "2026-03-27T08:00Z", 600, "2026-03-30T09:00Z")]
    public void A_deadline_counts_the_owners_hours(string zone, string start, int minutes, string due)
    {
        var state = CallClockPlan.Start(Standard with { CallWithin = TimeSpan.FromMinutes(minutes) }, At(start), Office(zone));
        Assert.Equal(At(due), state.DueAt);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29T00:50Z", 30, "2026-03-29T01:20Z")]
    [InlineData("Europe/Berlin", "2026-10-25T00:50Z", 30, "2026-10-25T01:20Z")]
    public void Around_the_clock_a_change_of_clocks_does_not_matter(string zone, string start, int minutes, string due)
    {
        var terms = Standard with { Working = false, CallWithin = TimeSpan.FromMinutes(minutes) };
        Assert.Equal(At(due), CallClockPlan.Start(terms, At(start), Office(zone)).DueAt);
    }

    [Fact]
    public void An_hour_that_clocks_skip_is_no_working_time_and_one_that_they_show_twice_counts_twice()
    {
        var night = Calendar("Europe/Berlin", DayOfWeek.Sunday, "01:00-04:00");
        var terms = Standard with { CallWithin = TimeSpan.FromMinutes(90) };
        Assert.Equal(At("2026-03-29T01:30Z"), CallClockPlan.Start(terms, At("2026-03-28T20:00Z"), night).DueAt);
        Assert.Equal(At("2026-10-25T00:30Z"), CallClockPlan.Start(terms, At("2026-10-24T20:00Z"), night).DueAt);
        Assert.Equal(At("2026-10-25T02:30Z"), CallClockPlan.Start(terms with { CallWithin = TimeSpan.FromMinutes(210) }, At("2026-10-24T20:00Z"), night).DueAt);
    }

    [Fact]
    public void Steps_come_at_their_times_and_the_next_look_is_the_next_step_or_the_deadline()
    {
        var state = CallClockPlan.Start(Standard, Noon, WorkCalendar.Always);
        Assert.Empty(Due(Standard, state, 9).Steps);
        Assert.Equal(Noon.AddMinutes(10), CallClockPlan.WakeAt(Standard, state, WorkCalendar.Always, isBreached: false));
        var reminded = Due(Standard, state, 10);
        Assert.Equal([SlaAction.Remind], reminded.Steps.Select(s => s.Do));
        Assert.Equal(Noon.AddMinutes(15), CallClockPlan.WakeAt(Standard, reminded.Next, WorkCalendar.Always, isBreached: false));
        var escalated = Due(Standard, reminded.Next, 15);
        Assert.Equal([SlaAction.Escalate], escalated.Steps.Select(s => s.Do));
        Assert.Null(CallClockPlan.WakeAt(Standard, escalated.Next, WorkCalendar.Always, isBreached: true));
        Assert.Empty(Due(Standard, escalated.Next, 9_999).Steps);
    }

    [Fact]
    public void A_reminder_that_was_missed_is_not_made_up_for_after_the_deadline()
    {
        var state = CallClockPlan.Start(Standard, Noon, WorkCalendar.Always);
        Assert.Equal([SlaAction.Escalate], Due(Standard, state, 60).Steps.Select(s => s.Do));
    }

    [Fact]
    public void Missed_repeats_are_done_once_and_giving_up_comes_one_interval_after_the_last()
    {
        var terms = SlaFile.Terms("""
            {"callWithinMinutes":5,"steps":[{"afterDue":0,"do":"escalate"},{"afterDue":10,"do":"reassign"}],"repeat":{"everyMinutes":20,"do":"reassign","atMost":2}}
            """);
        var state = CallClockPlan.Start(terms, Noon, WorkCalendar.Always);
        Assert.Equal([5, 15, 35, 55, 75], Enumerable.Range(0, 5).Select(i => (CallClockPlan.StepAt(terms, state, WorkCalendar.Always, i)!.Value - Noon).TotalMinutes));
        Assert.Null(CallClockPlan.StepAt(terms, state, WorkCalendar.Always, 5));
        var missed = Due(terms, state, 60);
        Assert.Equal([(5, SlaAction.Escalate), (55, SlaAction.Reassign)], missed.Steps.Select(s => ((int)s.After.TotalMinutes, s.Do)));
        Assert.Equal([SlaAction.Escalate, SlaAction.GiveUp], Due(terms, state, 75).Steps.Select(s => s.Do));
    }

    [Fact]
    public void A_pause_keeps_the_time_that_is_left_and_moves_the_deadline()
    {
        var state = CallClockPlan.Start(Standard, Noon, WorkCalendar.Always);
        var paused = CallClockPlan.Pause(Standard, state, WorkCalendar.Always, Noon.AddMinutes(6), Noon.AddHours(2));
        Assert.Equal(Noon.AddHours(2).AddMinutes(9), paused.DueAt);
        Assert.Equal(Noon.AddHours(2).AddMinutes(4), CallClockPlan.StepAt(Standard, paused, WorkCalendar.Always, 0));
        Assert.Equal(Noon.AddMinutes(39), CallClockPlan.Resume(Standard, paused, WorkCalendar.Always, Noon.AddMinutes(30)).DueAt);
        Assert.Equal(Noon.AddHours(3).AddMinutes(9), CallClockPlan.Pause(Standard, paused, WorkCalendar.Always, Noon.AddHours(1), Noon.AddHours(3)).DueAt);
    }

    [Fact]
    public void Another_owner_has_what_is_left_in_their_own_hours_and_never_the_whole_again()
    {
        var berlin = Office("Europe/Berlin");
        var state = CallClockPlan.Start(Standard, At("2026-05-04T14:50Z"), berlin);
        var handed = CallClockPlan.HandOver(Standard, state, berlin, Office("America/New_York"), At("2026-05-04T15:30Z"));
        Assert.Equal(At("2026-05-04T15:35Z"), handed.DueAt);
        var same = CallClockPlan.HandOver(Standard, state, berlin, berlin, At("2026-05-04T14:55Z"));
        Assert.Equal(state.DueAt, same.DueAt);
    }

    [Fact]
    public void A_deadline_that_has_passed_does_not_move_and_the_next_owner_has_the_whole_interval()
    {
        var terms = SlaFile.Terms("""{"callWithinMinutes":5,"steps":[{"afterDue":10,"do":"reassign"}],"repeat":{"everyMinutes":20,"do":"reassign","atMost":2}}""");
        var state = CallClockPlan.Start(terms, Noon, WorkCalendar.Always);
        var move = Due(terms, state, 27);
        var handed = CallClockPlan.HandOver(terms, move.Next, WorkCalendar.Always, WorkCalendar.Always, Noon.AddMinutes(27), move.Steps[0]);
        Assert.Equal(state.DueAt, handed.DueAt);
        Assert.Equal(Noon.AddMinutes(47), CallClockPlan.StepAt(terms, handed, WorkCalendar.Always, handed.Step));
    }

    [Fact]
    public void Terms_survive_being_stored()
    {
        var terms = SlaFile.Terms("""
            {"clock":"always","callWithinMinutes":5,"team":"on-call","whenAway":"pause","snooze":{"maxMinutes":60,"times":1},
             "steps":[{"after":3,"do":"remind"},{"beforeDue":1,"do":"escalate"}],"repeat":{"everyMinutes":1.5,"do":"remind","atMost":3}}
            """);
        Assert.Equal(terms.ToJson(), ClockTerms.Parse(terms.ToJson()).ToJson());
        Assert.Contains("\"Remind\"", terms.ToJson(), StringComparison.Ordinal);
        Assert.Equal(
            (false, 5d, "on-call", WhenAway.Pause, 60d, 90d),
            (terms.Working, terms.CallWithin.TotalMinutes, terms.Team, terms.Away, terms.Snooze.Longest.TotalMinutes, terms.Repeat!.Every.TotalSeconds));
        Assert.Equal([3, 4], terms.Steps.Select(s => (int)s.After.TotalMinutes));
    }

    private static ClockMove Due(ClockTerms terms, ClockState state, int minutes) => CallClockPlan.Due(terms, state, WorkCalendar.Always, Noon.AddMinutes(minutes));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Monday to Friday, 9 to 5, off on 1 May.</summary>
    private static WorkCalendar Office(string zone) => new(
        "office",
        TimeZoneInfo.FindSystemTimeZoneById(zone),
        [.. Enumerable.Range(1, 5).Select(d => WorkHours.Parse((DayOfWeek)d, "09:00-17:00")!)],
        new Dictionary<DateOnly, string> { [new DateOnly(2026, 5, 1)] = "Labour Day" });

    private static WorkCalendar Calendar(string zone, DayOfWeek day, string hours) =>
        new("one", TimeZoneInfo.FindSystemTimeZoneById(zone), [WorkHours.Parse(day, hours)!], new Dictionary<DateOnly, string>());
}
