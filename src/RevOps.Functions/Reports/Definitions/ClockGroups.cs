using RevOps.Core.Reports;

namespace RevOps.Functions.Reports.Definitions;

/// <summary>The call clocks of a report, and what groups of them come to.</summary>
internal sealed class ClockGroups
{
    private readonly IReadOnlyList<ClockRow> _clocks;

    private ClockGroups(IReadOnlyList<ClockRow> clocks) => _clocks = clocks;

    public static async Task<ClockGroups> ReadAsync(ReportRun run) => new(await run.RowsAsync<ClockRow>("clocks"));

    /// <summary>All of them.</summary>
    public ClockSums All => SumsOf(_clocks);

    /// <summary>By what they have in common, in order; null last.</summary>
    public IEnumerable<(string? Key, ClockSums Sums)> By(Func<ClockRow, string?> key) =>
        _clocks.GroupBy(key).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, SumsOf(g)));

    private static ClockSums SumsOf(IEnumerable<ClockRow> clocks)
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

/// <summary>Attainment of a group of clocks.</summary>
/// <param name="Met">Called in time.</param>
/// <param name="Breached">Not called in time.</param>
/// <param name="P50Seconds">Median of the seconds to the first call, of those that were called.</param>
/// <param name="P90Seconds">Nine in ten were called within so many.</param>
internal sealed record ClockSums(long Met, long Breached, long? P50Seconds, long? P90Seconds)
{
    /// <summary>From met to p90Seconds.</summary>
    public IEnumerable<object?> Cells => [Met, Breached, Metrics.Attainment(Met, Breached), P50Seconds, P90Seconds];
}

/// <summary>A clock with an outcome.</summary>
internal sealed record ClockRow
{
    public required string OwnerId { get; init; }

    public required string Policy { get; init; }

    public required string Source { get; init; }

    public required string Channel { get; init; }

    public required string Segment { get; init; }

    public required string StartHour { get; init; }

    public bool IsMet { get; init; }

    public long? SecondsToCall { get; init; }
}
