using System.Diagnostics;
using RevOps.Data;
using RevOps.Data.Attribution;
using RevOps.Functions.Setup;
using RevOps.Functions.Telemetry;

namespace RevOps.Functions.Attribution;

/// <summary>What became of a wish to work on a run.</summary>
public enum RunOutcome
{
    /// <summary>It is done, by whomever.</summary>
    Done,

    /// <summary>Another run is being worked on: later.</summary>
    Busy,
}

/// <summary>Works on runs, one at a time in all processes.</summary>
public sealed class AttributionRunner(
    Database database, FullAttribution full, IncrementalAttribution incremental, RuleBook rules, RevOpsSettings settings, TimeProvider time)
{
    /// <summary>A process that says nothing for so long is taken for dead.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(2);

    /// <summary>Works on a run, if nobody does.</summary>
    public async Task<RunOutcome> RunAsync(string runId, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await database.WriteAsync(sql => sql.ClaimAttributionAsync(runId, now, now + Lock), cancel) is not { } run)
        {
            return await database.ReadAsync(sql => sql.FindAttributionRunAsync(runId), cancel) is { FinishedAt: null } ? RunOutcome.Busy : RunOutcome.Done;
        }

        var started = time.GetTimestamp();
        using var step = Data.Telemetry.Start("attribution", ActivityKind.Consumer, parent: null)?.SetTag("revops.run_id", runId);
        try
        {
            var newest = await database.ReadAsync(sql => sql.NewestFullRunAsync(), cancel);
            var terms = new AttributionTerms(rules.Current, settings.Currency, AttributionTerms.Trained(newest?.Weights));
            var ended = run.Mode == AttributionModes.Full ? await full.RunAsync(run, terms, cancel) : await incremental.RunAsync(run, terms, cancel);
            Measures.Attribution.Record(time.GetElapsedTime(started).TotalSeconds, Measures.Tag("mode", run.Mode));
            if (ended is not null)
            {
                Measures.AttributionRuns.Add(1, Measures.Tag("mode", run.Mode), Measures.Tag("result", ended.Status));
            }
        }
        catch (LostRunException)
        {
            // Whoever took it over ends it.
        }
        catch
        {
            Measures.AttributionRuns.Add(1, Measures.Tag("mode", run.Mode), Measures.Tag("result", "failed"));

            // The message comes again: then it need not wait for the lock to run out.
            await database.WriteAsync(sql => sql.ExecuteAsync("attribution_runs/release", new { run.RunId, run.Attempt }), CancellationToken.None);
            throw;
        }

        return RunOutcome.Done;
    }
}

/// <summary>What a run covers.</summary>
public static class AttributionModes
{
    /// <summary>Every won deal.</summary>
    public const string Full = "full";

    /// <summary>The deals that changed.</summary>
    public const string Incremental = "incremental";
}
