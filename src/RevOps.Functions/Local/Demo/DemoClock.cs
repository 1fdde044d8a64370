namespace RevOps.Functions.Local.Demo;

/// <summary>
/// Business time of the demo: stands still while the script works and jumps when it says so, so that a quarter takes two minutes and
/// every run sees the same times. Timers that a jump passes fire once, as on a machine that slept.
/// </summary>
/// <param name="start">Where it stands first.</param>
internal sealed class DemoClock(DateTimeOffset start) : TimeProvider
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);
    private readonly Lock _gate = new();
    private readonly HashSet<DemoTimer> _timers = [];
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

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

    /// <summary>Jumps to an instant; one that has passed already changes nothing.</summary>
    public void JumpTo(DateTimeOffset instant)
    {
        List<DemoTimer> due;
        lock (_gate)
        {
            _now = instant > _now ? instant : _now;
            due = [.. _timers.Where(t => t.Due <= _now).OrderBy(t => t.Due)];
            due.ForEach(t => t.Take());
        }

        due.ForEach(t => t.Fire());
    }

    /// <summary>Goes on as real time does, until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var from = GetUtcNow();
        var began = System.GetTimestamp();
        while (!cancel.IsCancellationRequested)
        {
            await Task.Delay(Tick, System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            JumpTo(from + System.GetElapsedTime(began));
        }
    }

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new DemoTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class DemoTimer(DemoClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isDue = dueTime == TimeSpan.Zero;
            lock (clock._gate)
            {
                if (!clock._timers.Contains(this))
                {
                    return false;
                }

                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (isDue)
                {
                    Take();
                }
            }

            if (isDue)
            {
                Fire();
            }

            return true;
        }

        public void Take() => Due = _period > TimeSpan.Zero ? clock._now + _period : null;

        // Elsewhere than on the thread that moves the clock, as with every other timer.
        public void Fire() => ThreadPool.UnsafeQueueUserWorkItem(static t => t.Call(), this, preferLocal: false);

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

        private void Call() => callback(state);
    }
}
