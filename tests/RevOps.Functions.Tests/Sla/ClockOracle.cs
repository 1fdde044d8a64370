using RevOps.Core.Calendars;
using RevOps.Core.Sla;

namespace RevOps.Functions.Tests.Sla;

/// <summary>
/// What must come out, found without any of the engine's arithmetic: minute by minute, is the owner at work and the clock not paused?
/// All times are whole minutes.
/// </summary>
internal sealed class ClockOracle(DateTimeOffset start, ClockTerms terms, WorkCalendar calendar)
{
    private readonly List<(DateTimeOffset At, WorkCalendar Calendar)> _owners = [(start, calendar)];
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> _pauses = [];
    private readonly List<LoggedCall> _calls = [];
    private DateTimeOffset? _due;

    public void Owner(DateTimeOffset at, WorkCalendar to)
    {
        _owners.Add((at, to));
        _due = null;
    }

    public void Pause(DateTimeOffset at, DateTimeOffset until)
    {
        Resume(at);
        _pauses.Add((at, until));
    }

    public void Resume(DateTimeOffset at)
    {
        _pauses.RemoveAll(p => p.From >= at);
        for (var i = 0; i < _pauses.Count; i++)
        {
            _pauses[i] = (_pauses[i].From, _pauses[i].Until > at ? at : _pauses[i].Until);
        }

        _due = null;
    }

    public void Call(DateTimeOffset calledAt, DateTimeOffset loggedAt) => _calls.Add(new LoggedCall(calledAt, loggedAt));

    /// <summary>The first minute at whose begin so many counted minutes have passed.</summary>
    public DateTimeOffset Due()
    {
        if (_due is { } known)
        {
            return known;
        }

        var (at, left) = (start, (int)terms.CallWithin.TotalMinutes);
        while (left > 0)
        {
            if (Counts(at))
            {
                left--;
            }

            at = at.AddMinutes(1);
        }

        return (_due = at).Value;
    }

    public (string State, DateTimeOffset? CalledAt) Outcome(DateTimeOffset now)
    {
        var due = Due();
        var inTime = _calls.Where(c => c.CalledAt <= due && c.LoggedAt - due <= TimeSpan.FromHours(24)).Select(c => c.CalledAt).ToList();
        return inTime.Count > 0 ? ("met", inTime.Min())
            : due <= now ? ("breached", _calls.Count == 0 ? null : _calls.Min(c => c.CalledAt))
            : (_pauses.Any(p => p.From <= now && now < p.Until) ? "paused" : "running", null);
    }

    private bool Counts(DateTimeOffset minute) =>
        !_pauses.Any(p => p.From <= minute && minute < p.Until) && (!terms.Working || _owners.Last(o => o.At <= minute).Calendar.IsOpen(minute));
}
