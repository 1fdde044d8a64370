namespace RevOps.LocalRuntime.Time;

/// <summary>
/// A timer in business time, kept by a chain of real one-shot timers: a real timer cannot wait for longer than 49 days, and may
/// fire a moment early.
/// </summary>
internal sealed class BusinessTimer : ITimer
{
    private static readonly TimeSpan LongestRealWait = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly Lock _gate = new();
    private readonly BusinessClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _realTimer;
    private long? _due;
    private TimeSpan _period;
    private bool _disposed;

    /// <summary>Makes and starts the timer.</summary>
    /// <param name="clock">What <paramref name="dueTime"/> and <paramref name="period"/> are measured by.</param>
    /// <param name="real">What the real waiting is done with.</param>
    /// <param name="callback">Called each time it is due, with <paramref name="state"/>; calls may overlap, as with any timer.</param>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="dueTime">Business time to the first call; infinite: not started.</param>
    /// <param name="period">Business time between calls; zero or infinite: one call only.</param>
    public BusinessTimer(
        BusinessClock clock, TimeProvider real, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _realTimer = real.CreateTimer(
            static self => ((BusinessTimer)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Change(dueTime, period);
    }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        ThrowIfInvalid(dueTime, nameof(dueTime));
        ThrowIfInvalid(period, nameof(period));
        lock (_gate)
        {
            if (_disposed)
            {
                return false;
            }

            _period = period;
            _due = dueTime == Timeout.InfiniteTimeSpan ? null : After(_clock.GetTimestamp(), dueTime);
            Arm();
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _due = null;
        }

        _realTimer.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _disposed = true;
            _due = null;
        }

        return _realTimer.DisposeAsync();
    }

    private static void ThrowIfInvalid(TimeSpan span, string name)
    {
        if (span != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero, name);
        }
    }

    private static long After(long start, TimeSpan span) => start > long.MaxValue - span.Ticks ? long.MaxValue : start + span.Ticks;

    private void Fire()
    {
        lock (_gate)
        {
            if (_due is not { } due)
            {
                return;
            }

            var now = _clock.GetTimestamp();
            if (now < due)
            {
                Arm();
                return;
            }

            // Periods that passed unseen while the machine was busy become one call, not a burst.
            _due = _period > TimeSpan.Zero ? Math.Max(After(due, _period), now) : null;
            Arm();
        }

        _callback(_state);
    }

    private void Arm()
    {
        var wait = _due is { } due ? RealWait(due - _clock.GetTimestamp()) : Timeout.InfiniteTimeSpan;
        _realTimer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan RealWait(long businessTicks)
    {
        var milliseconds = Math.Ceiling(Math.Max(0, businessTicks) / _clock.Rate / TimeSpan.TicksPerMillisecond);
        return milliseconds < LongestRealWait.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : LongestRealWait;
    }
}
