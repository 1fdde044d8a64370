using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RevOps.Data;
using RevOps.Data.Vendors;

namespace RevOps.Functions.Access;

/// <summary>
/// Counts what comes to the doors of vendors. Counting is adding in memory; the sums are written every ten seconds, a row for each
/// vendor, day and outcome. So a flood of wrong signatures costs the database no more than a single one, and a killed process loses
/// ten seconds of counts at most.
/// </summary>
public sealed partial class VendorCounts(Database database, TimeProvider time, ILogger<VendorCounts> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private Dictionary<(string Vendor, DateOnly Day, string Outcome), (long Times, DateTimeOffset LastAt)> _counts = [];

    /// <summary>Counts one delivery.</summary>
    /// <param name="vendor">A vendor of the list; never what a request says.</param>
    /// <param name="outcome">One of <see cref="VendorOutcomes"/>.</param>
    public void Note(string vendor, string outcome)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            Add((vendor, DateOnly.FromDateTime(now.UtcDateTime), outcome), (1, now));
        }
    }

    /// <summary>Writes what was counted since the last time; keeps it where the database is out of reach.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        Dictionary<(string Vendor, DateOnly Day, string Outcome), (long Times, DateTimeOffset LastAt)> taken;
        lock (_gate)
        {
            (taken, _counts) = (_counts, []);
        }

        if (taken.Count == 0)
        {
            return;
        }

        try
        {
            await database.WriteAsync(sql => WriteAsync(sql, taken), cancel);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            PutBack(taken);
            LogNotWritten(e.GetType().Name);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await FlushAsync(stoppingToken);
        }
    }

    private static async Task WriteAsync(SqlSession sql, Dictionary<(string Vendor, DateOnly Day, string Outcome), (long Times, DateTimeOffset LastAt)> counts)
    {
        // In one order, so that two processes cannot wait for each other.
        foreach (var ((vendor, day, outcome), (times, lastAt)) in counts.OrderBy(c => c.Key))
        {
            await sql.AddVendorCountAsync(day, new VendorCountRow
            {
                Vendor = vendor,
                Outcome = outcome,
                Times = times,
                LastAt = lastAt,
            });
        }
    }

    private void PutBack(Dictionary<(string Vendor, DateOnly Day, string Outcome), (long Times, DateTimeOffset LastAt)> counts)
    {
        lock (_gate)
        {
            foreach (var (key, count) in counts)
            {
                Add(key, count);
            }
        }
    }

    private void Add((string Vendor, DateOnly Day, string Outcome) key, (long Times, DateTimeOffset LastAt) count)
    {
        var known = _counts.GetValueOrDefault(key);
        _counts[key] = (known.Times + count.Times, known.LastAt > count.LastAt ? known.LastAt : count.LastAt);
    }

    [LoggerMessage(4010, LogLevel.Warning, "The counts of vendors' deliveries could not be written ({Fault}); they are kept for the next time.")]
    private partial void LogNotWritten(string fault);
}
