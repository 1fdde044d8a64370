using RevOps.Core.Identity;
using RevOps.Data;
using RevOps.Data.Effects;

namespace RevOps.Functions.SpendReports;

/// <summary>What fetching spend needs to know.</summary>
/// <param name="Source">The platform.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record SpendPayload(string Source, DateOnly From, DateOnly To);

/// <summary>Promises to fetch spend: an effect for each month at most, in order.</summary>
public static class SpendFetches
{
    /// <summary>Kind of these effects.</summary>
    public const string Kind = "spend";

    private const int DaysAtATime = 31;

    /// <summary>Promises it.</summary>
    /// <param name="sql">The transaction.</param>
    /// <param name="source">The platform.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="cause">What it derives from: once per cause.</param>
    /// <param name="now">Now.</param>
    /// <returns>How many effects.</returns>
    public static async Task<int> PromiseSpendAsync(this SqlSession sql, string source, DateOnly from, DateOnly to, string cause, DateTimeOffset now)
    {
        var destination = Destinations.Spend(source);
        var promised = 0;
        for (var day = from; day <= to; day = day.AddDays(DaysAtATime))
        {
            var last = day.AddDays(DaysAtATime - 1);
            var payload = new SpendPayload(source, day, last < to ? last : to);
            var id = DeterministicId.From("eff", destination, cause, $"{day:yyyy-MM-dd}");
            promised += await sql.QueueEffectAsync(new Effect(id, destination, destination, Kind, EffectJson.Text(payload)), now) ? 1 : 0;
        }

        return promised;
    }
}
