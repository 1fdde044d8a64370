using System.Text.Json;
using RevOps.Core.Attribution;

namespace RevOps.Data.Attribution;

/// <summary>Runs of attribution: asked for, worked on by one at a time, published or failed.</summary>
public static class AttributionRunStore
{
    /// <summary>Asks for a run.</summary>
    public static Task AskAttributionAsync(this SqlSession sql, string runId, string mode, string cause, DateTimeOffset now) =>
        sql.ExecuteAsync("attribution_runs/insert", new { RunId = runId, Mode = mode, Cause = cause, Now = now });

    /// <summary>A run, if there is one of that id.</summary>
    public static Task<AttributionRunRow?> FindAttributionRunAsync(this SqlSession sql, string runId) =>
        sql.FindAsync<AttributionRunRow>("attribution_runs/find", new { RunId = runId });

    /// <summary>The newest full run that was published.</summary>
    public static Task<AttributionRunRow?> NewestFullRunAsync(this SqlSession sql) => sql.FindAsync<AttributionRunRow>("attribution_runs/newest_full");

    /// <summary>Takes a run for oneself; null where it is done, or another one is being worked on.</summary>
    public static async Task<AttributionRunRow?> ClaimAttributionAsync(this SqlSession sql, string runId, DateTimeOffset now, DateTimeOffset until) =>
        await sql.ExecuteAsync("attribution_runs/claim", new { RunId = runId, Now = now, Until = until }) == 1 ? await sql.FindAttributionRunAsync(runId) : null;

    /// <summary>Notes how far a run is, and keeps it; false where somebody else has it by now.</summary>
    public static async Task<bool> KeepAttributionAsync(this SqlSession sql, AttributionRunRow run, DateTimeOffset until) =>
        await sql.ExecuteAsync("attribution_runs/progress", new { run.RunId, run.Attempt, run.Processed, run.Total, run.Touches, Rows = run.RowCount, Until = until }) == 1;

    /// <summary>Ends a run; false where it ended before, or somebody else has it by now.</summary>
    public static async Task<bool> FinishAttributionAsync(this SqlSession sql, AttributionRunRow run, DateTimeOffset now) =>
        await sql.ExecuteAsync(
            "attribution_runs/finish",
            new
            {
                run.RunId,
                run.Attempt,
                run.Status,
                Now = now,
                run.Processed,
                run.Total,
                run.Touches,
                Rows = run.RowCount,
                run.Drifted,
                run.RuleVersion,
                run.Currency,
                run.Weights,
                run.Checks,
                run.Fault,
            }) == 1;

    /// <summary>The next marks of changed deals.</summary>
    public static Task<IReadOnlyList<AttributionChange>> NextChangesAsync(this SqlSession sql, int limit) =>
        sql.QueryAsync<AttributionChange>("attribution_changes/next", new { Limit = limit });

    /// <summary>Takes marks off; those that came meanwhile stay.</summary>
    public static Task RemoveChangesAsync(this SqlSession sql, IEnumerable<AttributionChange> changes) =>
        sql.ExecuteAsync("attribution_changes/delete", new { Changes = JsonSerializer.Serialize(changes.Select(c => c.ChangeId)) });

    /// <summary>What the tables of a full run hold.</summary>
    public static async Task<StoredSums> SumNextAttributionAsync(this SqlSession sql)
    {
        var (deals, units, value) = (0, 0L, 0m);
        await sql.ReadAsync("attribution/check_deals", null, r => (deals, units, value) = (Convert.ToInt32(r.GetValue(0), Invariant), Convert.ToInt64(r.GetValue(1), Invariant), Convert.ToDecimal(r.GetValue(2), Invariant)));
        var (touchRows, byModel) = (0L, new long?[AttributionModels.Names.Count]);
        await sql.ReadAsync(
            "attribution/check_touches",
            null,
            r =>
            {
                touchRows = Convert.ToInt64(r.GetValue(0), Invariant);
                for (var m = 0; m < byModel.Length; m++)
                {
                    byModel[m] = r.IsDBNull(m + 1) ? null : Convert.ToInt64(r.GetValue(m + 1), Invariant);
                }
            });
        var (rows, revenue) = (0L, 0m);
        await sql.ReadAsync("attribution/check_revenue", null, r => (rows, revenue) = (Convert.ToInt64(r.GetValue(0), Invariant), Convert.ToDecimal(r.GetValue(1), Invariant)));
        return new StoredSums(deals, units, value, touchRows, byModel, rows, revenue, await sql.ScalarAsync<long>("attribution/check_orphans"));
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;
}
