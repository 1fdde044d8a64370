using RevOps.Connectors.Fetching;
using RevOps.Data;
using RevOps.Data.Effects;

namespace RevOps.Functions.Fetching;

/// <summary>How fetching stands, vendor by vendor: for health.</summary>
public sealed class FetchHealth(IEnumerable<IRecordSource> sources, VendorGates gates, TimeProvider time)
{
    /// <summary>Whether there is a token, whether the vendor is given a pause, how much waits and since when.</summary>
    public async Task<IReadOnlyDictionary<string, object>> StateAsync(SqlSession sql)
    {
        var lag = (await sql.FetchLagAsync()).ToDictionary(l => l.Destination, StringComparer.Ordinal);
        return sources.ToDictionary(s => s.Vendor, s => View(s, lag.GetValueOrDefault(Destinations.Fetch(s.Vendor))), StringComparer.Ordinal);
    }

    private object View(IRecordSource source, FetchLag? lag) => new
    {
        State = source.Access.Token.Length == 0 ? "no token" : gates.Of(source.Vendor).ClosedFor(time.GetUtcNow()) is null ? "ok" : "paused",
        Waiting = lag?.Waiting ?? 0,
        lag?.Oldest,
    };
}
