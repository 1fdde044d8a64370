using System.Diagnostics;

namespace RevOps.LocalRuntime.Tests.Durable.Scenarios;

/// <summary>Tells how long this process got no turn: by a beat in the thread pool, which is where the engine runs.</summary>
internal sealed class StallWatch : IDisposable
{
    /// <summary>The recorded moments lie a second apart; up to this a beat that comes late moves none past another.</summary>
    public static readonly TimeSpan Tolerable = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly Timer _timer;
    private long _last = Stopwatch.GetTimestamp();
    private long _longest;

    public StallWatch() => _timer = new Timer(_ => Note(), null, Beat, Beat);

    /// <summary>The longest time between two beats so far, beyond the beat itself; the one that is still awaited counts.</summary>
    public TimeSpan Longest
    {
        get
        {
            Note();
            return TimeSpan.FromTicks(Interlocked.Read(ref _longest));
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Note()
    {
        var now = Stopwatch.GetTimestamp();
        var gap = (Stopwatch.GetElapsedTime(Interlocked.Exchange(ref _last, now), now) - Beat).Ticks;
        long known;
        while (gap > (known = Interlocked.Read(ref _longest)) && Interlocked.CompareExchange(ref _longest, gap, known) != known)
        {
        }
    }
}
