using RevOps.Data;
using RevOps.Data.Retention;
using RevOps.Functions.Storage;

namespace RevOps.Functions.Retention;

/// <summary>Forgets events: as they came, what became of them, and the keys by which their repeats are known.</summary>
public sealed class EventRetention(Database database, Ledger ledger)
{
    /// <summary>Forgets what was received before a time.</summary>
    /// <returns>How many events were forgotten as they came.</returns>
    public async Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancel)
    {
        // What they came as goes first: an erasure finds a person's events by their records.
        var forgotten = await ledger.ForgetAsync(before, cancel);
        await SqlBatches.AllAsync(database, (sql, limit) => sql.ForgetDeliveriesAsync(before, limit), cancel);
        await SqlBatches.AllAsync(database, (sql, limit) => sql.ForgetEventsAsync(before, limit), cancel);
        return forgotten;
    }
}
