using System.Globalization;

namespace RevOps.LocalRuntime.Time;

/// <summary>
/// Business time: what every due time, timer and schedule of the app is measured in. It is system time, or runs faster by a
/// fixed rate, so that days of follow-up can be watched in minutes. All processes on a data folder share it through
/// <c>clock.json</c>, and it never goes back: not over a restart, not when the rate changes. Back at rate 1 it keeps the lead
/// that it has gained. Safe for concurrent use.
/// </summary>
internal sealed class BusinessClock : TimeProvider, IDisposable
{
    /// <summary>The slowest rate: business time is real time.</summary>
    public const double MinRate = 1;

    /// <summary>The fastest rate: a bit more than a business day per real second.</summary>
    public const double MaxRate = 100_000;

    private const string Setting = "REVOPS_CLOCK_RATE";

    private readonly TimeProvider _real;
    private readonly ClockAnchor? _anchor;
    private readonly long _realStart;
    private readonly FileStream _usage;

    private BusinessClock(TimeProvider real, ClockAnchor? anchor, FileStream usage)
    {
        _real = real;
        _anchor = anchor;
        _realStart = real.GetTimestamp();
        _usage = usage;
    }

    /// <summary>Seconds of business time per second of real time, 1 to 100,000.</summary>
    public double Rate => _anchor?.Rate ?? MinRate;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>
    /// Opens the clock of a data folder. At rate 1 on a folder that never had another rate it is plain system time and
    /// <c>clock.json</c> is not made.
    /// </summary>
    /// <param name="dataFolder">The data folder; made if missing.</param>
    /// <param name="rate">Seconds of business time per real second, 1 to 100,000.</param>
    /// <param name="real">Real time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range or not a number.</exception>
    /// <exception cref="InvalidOperationException">Another process runs on the data folder at another rate.</exception>
    /// <exception cref="InvalidDataException"><c>clock.json</c> is damaged.</exception>
    public static BusinessClock Open(string dataFolder, double rate, TimeProvider real)
    {
        if (!IsValid(rate))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"The clock rate must be {MinRate} to {MaxRate}.");
        }

        Directory.CreateDirectory(dataFolder);
        var (anchor, usage) = new ClockFile(dataFolder, rate, real).Join();
        return new BusinessClock(real, anchor, usage);
    }

    /// <summary>Reads a rate setting; absent or blank is 1.</summary>
    /// <exception cref="InvalidOperationException">Not a number from 1 to 100,000; the message names the setting.</exception>
    public static double ParseRate(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
        {
            return MinRate;
        }

        return double.TryParse(setting, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && IsValid(rate)
            ? rate
            : throw new InvalidOperationException($"{Setting} is '{setting}'; it must be a number from {MinRate} to {MaxRate}.");
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _anchor?.BusinessTimeAt(_real.GetUtcNow()) ?? _real.GetUtcNow();

    /// <summary>Business time in 100 ns ticks since this clock was opened.</summary>
    public override long GetTimestamp() => (long)(_real.GetElapsedTime(_realStart).Ticks * Rate);

    /// <summary>
    /// Makes a timer whose times are business time. Any due time and period that a <see cref="TimeSpan"/> can hold is good; it
    /// fires at most a real millisecond or two late and never early.
    /// </summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new BusinessTimer(this, _real, callback, state, dueTime, period);

    /// <summary>Ends this process's use of the clock, after which another process may change the rate.</summary>
    public void Dispose() => _usage.Dispose();

    private static bool IsValid(double rate) => rate is >= MinRate and <= MaxRate;
}
