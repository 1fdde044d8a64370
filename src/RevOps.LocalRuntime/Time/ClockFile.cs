using RevOps.LocalRuntime.Leases;

namespace RevOps.LocalRuntime.Time;

/// <summary>
/// How processes agree on one clock per data folder. Each holds a shared lock on <c>clock.lock</c> while it runs; changing the
/// anchor in <c>clock.json</c> takes an exclusive one, so nobody's clock can be changed under their feet.
/// </summary>
internal sealed class ClockFile(string dataFolder, double rate, TimeProvider real)
{
    // Long enough for a process that starts at the same moment to finish with the file.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _path = Path.Combine(dataFolder, "clock.json");
    private readonly string _lockPath = Path.Combine(dataFolder, "clock.lock");

    /// <summary>Finds or makes the anchor for the rate, and takes this process's shared lock.</summary>
    /// <returns>The anchor (null for plain system time) and the lock, to be held while the clock is in use.</returns>
    /// <exception cref="InvalidOperationException">Another process runs on the data folder at another rate.</exception>
    public (ClockAnchor? Anchor, FileStream Usage) Join()
    {
        (ClockAnchor? Anchor, FileStream Usage)? joined = null;
        SpinWait.SpinUntil(() => (joined = TryJoin()) is not null, Patience);
        return joined ?? throw new InvalidOperationException(
            $"The rate of {_path} cannot be changed to {rate} now: another process runs on this data folder at rate "
            + $"{ClockAnchor.Read(_path)?.Rate ?? BusinessClock.MinRate}. Stop it first, or start at its rate.");
    }

    private (ClockAnchor? Anchor, FileStream Usage)? TryJoin()
    {
        TryRebase();
        if (LockFile.TryShared(_lockPath) is not { } usage)
        {
            return null;
        }

        try
        {
            var anchor = ClockAnchor.Read(_path);
            if (Fits(anchor))
            {
                return (anchor, usage);
            }
        }
        catch
        {
            usage.Dispose();
            throw;
        }

        usage.Dispose();
        return null;
    }

    private void TryRebase()
    {
        if (Fits(ClockAnchor.Read(_path)))
        {
            return;
        }

        using var alone = LockFile.TryExclusive(_lockPath);
        if (alone is null)
        {
            return;
        }

        var anchor = ClockAnchor.Read(_path);
        if (!Fits(anchor))
        {
            var now = real.GetUtcNow();
            new ClockAnchor(now, anchor?.BusinessTimeAt(now) ?? now, rate).Write(_path);
        }
    }

    private bool Fits(ClockAnchor? anchor) => (anchor?.Rate ?? BusinessClock.MinRate).Equals(rate);
}
