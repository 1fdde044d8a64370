using System.Collections.Concurrent;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>The SQLite file behind engine and client. Any number of processes may have it open; one of them runs the engine.</summary>
internal sealed class DurableStore : IAsyncDisposable
{
    private readonly string _path;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly WriteQueue _writes;

    public DurableStore(string path)
    {
        _path = path;
        _writes = new(Open, Changed.Pulse);
        using var session = Open();
        session.Script("PRAGMA journal_mode = WAL;");
        session.Script("BEGIN IMMEDIATE;" + DurableSchema.Sql + "COMMIT;");
    }

    /// <summary>Pulses after each commit of this process, and of others while the engine runs.</summary>
    public WakeSignal Changed { get; } = new();

    /// <summary>Writes; completes when the change is on disk.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work) => _writes.RunAsync(work);

    /// <summary>Reads with as many statements as needed, all of which see the same state.</summary>
    public T Read<T>(Func<SqliteSession, T> work) => Look(session =>
    {
        session.Execute("BEGIN");
        var result = work(session);
        session.Execute("COMMIT");
        return result;
    });

    /// <summary>Reads with a single statement.</summary>
    public T Look<T>(Func<SqliteSession, T> work)
    {
        if (!_idle.TryTake(out var session))
        {
            session = Open();
        }

        try
        {
            var result = work(session);
            _idle.Add(session);
            return result;
        }
        catch
        {
            // Its state is not known: the next read opens a new one.
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that the caller disposes of.</summary>
    public SqliteSession Open() => new(_path);

    /// <summary>As if the process had been killed: nothing is committed from now on.</summary>
    public void Kill() => _writes.Kill();

    public async ValueTask DisposeAsync()
    {
        await _writes.DisposeAsync();
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
