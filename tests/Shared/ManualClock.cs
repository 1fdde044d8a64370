namespace RevOps.Testing;

/// <summary>
/// A clock that stands still until it is told to go on. Timers fire on the thread that advances it, in the order of their due
/// times, each at exactly its due time. Safe for concurrent use.
/// </summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;

    /// <summary>A clock that stands at noon of Monday, 5 January 2026, UTC.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Number of timers that are set.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(t => t.Due is not null);
            }
        }
    }

    /// <summary>Due time of the timer that fires next; null if none is set. For polling until somebody has begun to wait.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min(t => t.Due);
            }
        }
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    /// <summary>Lets time go on, firing every timer that comes due, also those that are set by others' callbacks.</summary>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + span);
    }

    /// <summary>Lets time go on to an instant; see <see cref="Advance"/>.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        while (TakeDue(instant) is { } timer)
        {
            timer.Fire();
        }
    }

    /// <summary>Lets time be later at once, as a machine finds it that was asleep: timers that came due meanwhile wait for the next advance.</summary>
    public void Jump(TimeSpan span)
    {
        lock (_gate)
        {
            _now += span;
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeDue(DateTimeOffset instant)
    {
        lock (_gate)
        {
            var next = _timers.Where(t => t.Due <= instant).MinBy(t => t.Due);
            var reached = next?.Due ?? instant;
            _now = reached > _now ? reached : _now;
            next?.Take();
            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                if (!clock._timers.Contains(this))
                {
                    return false;
                }

                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                return true;
            }
        }

        public void Take() => Due = _period > TimeSpan.Zero ? Due + _period : null;

        public void Fire() => callback(state);

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
