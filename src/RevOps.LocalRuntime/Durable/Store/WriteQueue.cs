using System.Threading.Channels;

namespace RevOps.LocalRuntime.Durable.Store;

/// <summary>
/// Does all writes of this process on one connection. What is waiting goes into one transaction: a disk flush is what
/// costs, and many steps share one. Each write stands or falls alone; none is acknowledged before its commit.
/// </summary>
internal sealed class WriteQueue(Func<SqliteSession> open, Action committed) : IAsyncDisposable
{
    private const int MostWritesPerCommit = 256;

    private readonly Channel<Write> _waiting = Channel.CreateUnbounded<Write>(new() { SingleReader = true });
    private readonly Lock _gate = new();
    private Task? _loop;
    private volatile bool _dead;

    /// <summary>Queues a write; completes when it is on disk.</summary>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var result = default(T);
        var write = new Write(
            session => result = work(session), () => done.TrySetResult(result!), failure => done.TrySetException(failure));
        EnsureRunning();
        if (!_waiting.Writer.TryWrite(write))
        {
            done.TrySetException(new ObjectDisposedException(nameof(WriteQueue)));
        }

        return done.Task;
    }

    /// <summary>As if the process had been killed: nothing is committed from now on.</summary>
    public void Kill() => _dead = true;

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        if (_loop is { } loop)
        {
            await loop;
        }
    }

    private void EnsureRunning()
    {
        if (_loop is null)
        {
            lock (_gate)
            {
                _loop ??= Task.Run(RunAsync);
            }
        }
    }

    private async Task RunAsync()
    {
        SqliteSession? session = null;
        var batch = new List<Write>(MostWritesPerCommit);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostWritesPerCommit && _waiting.Reader.TryRead(out var write))
            {
                batch.Add(write);
            }

            try
            {
                Commit(session ??= OpenForWriting(), batch);
            }
#pragma warning disable CA1031 // Whatever it was, each caller gets it.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                // Its state is not known: the next batch opens a new one, which rolls back what was begun.
                session?.Dispose();
                session = null;
                batch.ForEach(write => write.Failed(failure));
            }
        }

        session?.Dispose();
    }

    private SqliteSession OpenForWriting()
    {
        var session = open();

        // Copying back into the file costs flushes of its own: less often than by default.
        session.Script("PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -8000;");
        return session;
    }

    private void Commit(SqliteSession session, List<Write> batch)
    {
        session.Execute("BEGIN IMMEDIATE");
        var failures = batch.ConvertAll(write => Try(session, write));
        ObjectDisposedException.ThrowIf(_dead, this);
        session.Execute("COMMIT");
        committed();
        for (var i = 0; i < batch.Count; i++)
        {
            if (failures[i] is { } failure)
            {
                batch[i].Failed(failure);
            }
            else
            {
                batch[i].Done();
            }
        }
    }

    private static Exception? Try(SqliteSession session, Write write)
    {
        session.Execute("SAVEPOINT one_write");
        try
        {
            write.Work(session);
            session.Execute("RELEASE one_write");
            return null;
        }
#pragma warning disable CA1031 // Whatever it was, the caller gets it.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            session.Execute("ROLLBACK TO one_write");
            session.Execute("RELEASE one_write");
            return failure;
        }
    }

    private sealed record Write(Action<SqliteSession> Work, Action Done, Action<Exception> Failed);
}
