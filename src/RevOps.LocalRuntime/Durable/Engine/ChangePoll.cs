using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RevOps.LocalRuntime.Durable.Store;

namespace RevOps.LocalRuntime.Durable.Engine;

/// <summary>Notices what other processes write to the file. Runs on real time, whatever the business clock does.</summary>
internal sealed class ChangePoll(DurableStore store, TimeSpan interval, ILogger log)
{
    public async Task RunAsync(CancellationToken stop)
    {
        using var session = store.Open();
        long? seen = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Counts the commits of all other connections; costs no I/O beyond a look at shared memory.
                var version = session.Number("PRAGMA data_version");
                if (version != seen)
                {
                    seen = version;
                    store.Changed.Pulse();
                }
            }
            catch (SqliteException failure)
            {
                EngineLog.StepFailed(log, failure, "look for changes");
            }

            await Task.Delay(interval, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
