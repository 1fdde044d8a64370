using System.Data.Common;

namespace RevOps.Data.Reports;

/// <summary>A call clock with an outcome.</summary>
/// <param name="OwnerId">Whose it was when the outcome came.</param>
/// <param name="IsMet">True where the call came in time.</param>
/// <param name="SecondsToCall">How long the first call took; null without one.</param>
public readonly record struct OwnerClock(string OwnerId, bool IsMet, long? SecondsToCall);

/// <summary>A call clock with an outcome, and what is known of its lead.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Policy">Its policy.</param>
/// <param name="Source">Of the lead.</param>
/// <param name="Channel">Of the lead.</param>
/// <param name="Segment">Of the lead.</param>
/// <param name="StartHour">Hour of its start, UTC, two digits.</param>
public readonly record struct ClockFact(OwnerClock Clock, string Policy, string Source, string Channel, string Segment, string StartHour);

/// <summary>The clocks of a period. There is one for each qualified lead, so that they are kept small and their words once.</summary>
public static class ClockFacts
{
    /// <summary>Clocks that started in the period.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="filter">FromAt, UntilAt, Channel and Segment.</param>
    public static async Task<IReadOnlyList<ClockFact>> ClockFactsAsync(this SqlSession sql, object filter)
    {
        var (clocks, words) = (new List<ClockFact>(), new WordPool());
        await sql.ReadAsync(
            "reports/clocks",
            filter,
            r => clocks.Add(new ClockFact(Clock(r, words), words.Word(r, 3), words.Word(r, 4), words.Word(r, 5), words.Word(r, 6), words.Word(r, 7))));
        return clocks;
    }

    /// <summary>As <see cref="ClockFactsAsync"/>, without what only the lead knows, which takes several times as long to read.</summary>
    /// <param name="sql">A session.</param>
    /// <param name="filter">FromAt, UntilAt, Channel and Segment.</param>
    public static async Task<IReadOnlyList<OwnerClock>> OwnerClocksAsync(this SqlSession sql, object filter)
    {
        var (clocks, words) = (new List<OwnerClock>(), new WordPool());
        await sql.ReadAsync("reports/owner_clocks", filter, r => clocks.Add(Clock(r, words)));
        return clocks;
    }

    private static OwnerClock Clock(DbDataReader r, WordPool words) => new(words.Word(r, 0), r.GetBoolean(1), r.IsDBNull(2) ? null : r.GetInt64(2));
}
