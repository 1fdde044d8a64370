using RevOps.Core.Reports;
using RevOps.Data.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>Attainment of a group of clocks.</summary>
/// <param name="Met">Called in time.</param>
/// <param name="Breached">Not called in time.</param>
/// <param name="P50Seconds">Median of the seconds to the first call, of those that were called.</param>
/// <param name="P90Seconds">Nine in ten were called within so many.</param>
internal sealed record ClockSums(long Met, long Breached, long? P50Seconds, long? P90Seconds)
{
    /// <summary>From met to p90Seconds.</summary>
    public IEnumerable<object?> Cells => [Met, Breached, Metrics.Attainment(Met, Breached), P50Seconds, P90Seconds];

    /// <summary>Of some clocks.</summary>
    public static ClockSums Of(IEnumerable<OwnerClock> clocks)
    {
        var (met, breached, seconds) = (0L, 0L, new List<long>());
        foreach (var clock in clocks)
        {
            (met, breached) = clock.IsMet ? (met + 1, breached) : (met, breached + 1);
            if (clock.SecondsToCall is { } time)
            {
                seconds.Add(time);
            }
        }

        seconds.Sort();
        return new ClockSums(met, breached, Metrics.NearestRank(seconds, 50), Metrics.NearestRank(seconds, 90));
    }
}
