using RevOps.Core.Calendars;

namespace RevOps.Core.Sla;

/// <summary>Where a clock stands.</summary>
/// <param name="StartedAt">Its start.</param>
/// <param name="DueAt">Its deadline, inclusive.</param>
/// <param name="AnchorAt">From here on time counts by the present owner's calendar; in the future while the clock is paused.</param>
/// <param name="Elapsed">Clock time that had passed by then.</param>
/// <param name="Step">Number of the step that comes next, from 0.</param>
public sealed record ClockState(DateTimeOffset StartedAt, DateTimeOffset DueAt, DateTimeOffset AnchorAt, TimeSpan Elapsed, int Step);

/// <summary>What is to be done at a clock's wake-up.</summary>
/// <param name="Steps">The steps to do now, in order.</param>
/// <param name="Next">The state afterwards.</param>
public sealed record ClockMove(IReadOnlyList<SlaStep> Steps, ClockState Next);

/// <summary>
/// The arithmetic of a call clock. Clock time is what passes in the owner's working hours, or all time, without pauses. A reassignment
/// keeps the clock time that has passed; what is left of it counts in the new owner's hours. Nothing moves a deadline that has passed.
/// </summary>
public static class CallClockPlan
{
    /// <summary>A clock that starts.</summary>
    /// <param name="terms">Its terms.</param>
    /// <param name="startedAt">Its start.</param>
    /// <param name="calendar">The owner's calendar.</param>
    public static ClockState Start(ClockTerms terms, DateTimeOffset startedAt, WorkCalendar calendar)
    {
        var start = startedAt.ToUniversalTime();
        return new ClockState(start, Counted(terms, calendar).AddWorkingTime(start, terms.CallWithin), start, TimeSpan.Zero, 0);
    }

    /// <summary>When a step is due; null where there is no such step.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="state">Where the clock stands.</param>
    /// <param name="calendar">The present owner's calendar.</param>
    /// <param name="index">Number of the step.</param>
    public static DateTimeOffset? StepAt(ClockTerms terms, ClockState state, WorkCalendar calendar, int index)
    {
        if (terms.StepAt(index) is not { } step)
        {
            return null;
        }

        if (step.After == terms.CallWithin)
        {
            return state.DueAt;
        }

        var left = step.After - state.Elapsed;
        var at = left <= TimeSpan.Zero ? state.AnchorAt : Counted(terms, calendar).AddWorkingTime(state.AnchorAt, left);
        return step.After < terms.CallWithin == at < state.DueAt ? at : state.DueAt;
    }

    /// <summary>
    /// What is due now. Of steps of a kind that were missed together one is done, reminders from before the deadline are not made up
    /// for after it, and giving up leaves out everything but an escalation.
    /// </summary>
    /// <param name="terms">The terms.</param>
    /// <param name="state">Where the clock stands; neither called nor paused.</param>
    /// <param name="calendar">The present owner's calendar.</param>
    /// <param name="now">Now.</param>
    public static ClockMove Due(ClockTerms terms, ClockState state, WorkCalendar calendar, DateTimeOffset now)
    {
        var due = new List<SlaStep>();
        var index = state.Step;
        var at = StepAt(terms, state, calendar, index);
        while (at <= now)
        {
            due.Add(terms.StepAt(index)!);
            at = StepAt(terms, state, calendar, ++index);
        }

        return new ClockMove(ToDo(terms, due, now >= state.DueAt), state with { Step = index });
    }

    /// <summary>When to look at the clock again; null for never.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="state">Where it stands; not paused.</param>
    /// <param name="calendar">The present owner's calendar.</param>
    /// <param name="isBreached">Whether the deadline has passed and was seen to.</param>
    public static DateTimeOffset? WakeAt(ClockTerms terms, ClockState state, WorkCalendar calendar, bool isBreached)
    {
        var at = StepAt(terms, state, calendar, state.Step);
        return isBreached || at < state.DueAt ? at : state.DueAt;
    }

    /// <summary>The clock stands from now until a time, and its deadline moves.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="state">Where it stands; not due yet.</param>
    /// <param name="calendar">The owner's calendar.</param>
    /// <param name="now">Now.</param>
    /// <param name="until">When it goes on; not before now.</param>
    public static ClockState Pause(ClockTerms terms, ClockState state, WorkCalendar calendar, DateTimeOffset now, DateTimeOffset until)
    {
        var elapsed = ElapsedAt(terms, state, calendar, now);
        return state with { Elapsed = elapsed, AnchorAt = until, DueAt = DueFrom(terms, calendar, until, elapsed) };
    }

    /// <summary>A paused clock goes on now, earlier than was said.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="calendar">The owner's calendar.</param>
    /// <param name="now">Now.</param>
    public static ClockState Resume(ClockTerms terms, ClockState state, WorkCalendar calendar, DateTimeOffset now) =>
        state with { AnchorAt = now, DueAt = DueFrom(terms, calendar, now, state.Elapsed) };

    /// <summary>The clock goes to another owner. Before the deadline, what is left of the time counts in their hours.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="state">Where it stands.</param>
    /// <param name="from">The calendar of the owner so far.</param>
    /// <param name="to">The calendar of the next owner.</param>
    /// <param name="now">Now.</param>
    /// <param name="step">The step that asks for it; null where a person or an absence does.</param>
    public static ClockState HandOver(ClockTerms terms, ClockState state, WorkCalendar from, WorkCalendar to, DateTimeOffset now, SlaStep? step = null)
    {
        var elapsed = ElapsedAt(terms, state, from, now);
        var anchor = state.AnchorAt > now ? state.AnchorAt : now;
        if (now >= state.DueAt)
        {
            // A step that comes late, after an outage, must not take the time from the next owner.
            return state with { AnchorAt = anchor, Elapsed = step is null || step.After > elapsed ? elapsed : step.After };
        }

        return state with { AnchorAt = anchor, Elapsed = elapsed, DueAt = terms.Working ? DueFrom(terms, to, anchor, elapsed) : state.DueAt };
    }

    private static TimeSpan ElapsedAt(ClockTerms terms, ClockState state, WorkCalendar calendar, DateTimeOffset now) =>
        state.Elapsed + Counted(terms, calendar).WorkingTimeBetween(state.AnchorAt, now);

    private static DateTimeOffset DueFrom(ClockTerms terms, WorkCalendar calendar, DateTimeOffset anchor, TimeSpan elapsed) =>
        Counted(terms, calendar).AddWorkingTime(anchor, terms.CallWithin > elapsed ? terms.CallWithin - elapsed : TimeSpan.Zero);

    private static WorkCalendar Counted(ClockTerms terms, WorkCalendar calendar) => terms.Working ? calendar : WorkCalendar.Always;

    private static List<SlaStep> ToDo(ClockTerms terms, List<SlaStep> due, bool isBreached)
    {
        var todo = due.Where(s => s.Do != SlaAction.Remind || !isBreached || s.After >= terms.CallWithin)
            .GroupBy(s => s.Do)
            .Select(kind => kind.Last())
            .OrderBy(s => s.After)
            .ToList();
        return todo.Any(s => s.Do == SlaAction.GiveUp) ? todo.FindAll(s => s.Do is SlaAction.GiveUp or SlaAction.Escalate) : todo;
    }
}
