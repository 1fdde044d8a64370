using System.Security.Cryptography;

namespace RevOps.LocalRuntime.Queues;

/// <summary>How long to wait before the next look at a queue.</summary>
internal sealed class PollingPace(QueueOptions options, TimeProvider time)
{
    private static readonly TimeSpan s_longestOutage = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_betweenMentions = TimeSpan.FromMinutes(1);
    private TimeSpan _pause = options.MinPollingInterval;
    private TimeSpan _outage;
    private long? _mentioned;

    /// <summary>The queue answered.</summary>
    public void Reached() => _outage = TimeSpan.Zero;

    /// <summary>The queue did not answer: the pauses grow, up to half a minute.</summary>
    public void Unreachable() =>
        _outage = _outage == TimeSpan.Zero ? TimeSpan.FromMilliseconds(200) : Min(_outage * 2, s_longestOutage);

    /// <summary>Whether a lasting trouble should be logged now: at once and then each minute.</summary>
    public bool ShouldMention()
    {
        if (_mentioned is { } last && time.GetElapsedTime(last) < s_betweenMentions)
        {
            return false;
        }

        _mentioned = time.GetTimestamp();
        return true;
    }

    /// <summary>The pause after a look: none when there was something, else twice as long each time.</summary>
    public TimeSpan After(bool foundSomething)
    {
        if (_outage > TimeSpan.Zero)
        {
            return Jittered(_outage);
        }

        if (foundSomething)
        {
            _pause = options.MinPollingInterval;
            return TimeSpan.Zero;
        }

        var pause = Min(_pause, options.MaxPollingInterval);
        _pause = Min(_pause * 2, options.MaxPollingInterval);
        return pause;
    }

    // Listeners that lost their storage together should not come back together.
    private static TimeSpan Jittered(TimeSpan pause) => pause * (0.5 + (RandomNumberGenerator.GetInt32(1000) / 1000.0));

    private static TimeSpan Min(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
