using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace RevOps.Data;

/// <summary>Which SQL the database speaks.</summary>
public enum SqlDialect
{
    /// <summary>SQLite: the embedded database of one machine.</summary>
    Sqlite,

    /// <summary>T-SQL: Azure SQL and SQL Server.</summary>
    SqlServer,
}

/// <summary>
/// The SQL database. Every write is one transaction that is run again when it lost a race; every statement is a file
/// under <c>Sql/</c>, in one text for both dialects or in one file each.
/// </summary>
public sealed class Database : IDisposable
{
    private const int MaxAttempts = 6;
    private const string Switching = "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON;";
    private const string Loading = "PRAGMA foreign_keys = OFF; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 20000; PRAGMA cache_size = -32768;";
    private readonly string _connectionString;

    // SQLite has one writer; queueing for it here is fair and cheap, while its own busy handler polls.
    private readonly SemaphoreSlim _writer = new(1, 1);

    static Database() => SqlTypes.Register();

    private Database(SqlDialect dialect, string connectionString)
    {
        Dialect = dialect;
        _connectionString = connectionString;
    }

    /// <summary>Which SQL the database speaks.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>
    /// Told after a commit which keys have new effects. It must return at once and not throw; what it misses, the sweep finds.
    /// </summary>
    public Action<IReadOnlyList<string>>? EffectsQueued { get; set; }

    /// <summary>The embedded database in a file, which is created when it is first opened.</summary>
    public static Database Sqlite(string path) => new(SqlDialect.Sqlite, new SqliteConnectionStringBuilder
    {
        DataSource = path,
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString());

    /// <summary>Azure SQL or SQL Server.</summary>
    public static Database SqlServer(string connectionString) => new(SqlDialect.SqlServer, connectionString);

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Reads, outside any transaction.</summary>
    public async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancel = default)
    {
        await using var connection = await OpenAsync(cancel);
        return await read(new SqlSession(connection, null, Dialect, cancel));
    }

    /// <summary>Reads as of one moment, however many statements there are and whatever is written meanwhile. Nobody waits for it.</summary>
    /// <remarks>On SQL Server the database must allow snapshot isolation; databases of Azure SQL do.</remarks>
    public async Task<T> SnapshotAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancel = default)
    {
        await using var connection = await OpenAsync(cancel);
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.Snapshot, cancel);
        return await read(new SqlSession(connection, transaction, Dialect, cancel));
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction, and again from the start when it lost a race (a duplicate key, a
    /// deadlock, a busy database): so it must read what it decides on inside, and change nothing but the database.
    /// </summary>
    /// <exception cref="DbException">The database stayed out of reach, or the statement is wrong.</exception>
    public Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancel = default) => WriteAsync(work, pragmas: "", cancel);

    private async Task<T> WriteAsync<T>(Func<SqlSession, Task<T>> work, string pragmas, CancellationToken cancel)
    {
        using var step = Telemetry.Within("sql transaction");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var (result, queued) = await WriteOnceAsync(work, pragmas, cancel);
                if (queued.Count > 0)
                {
                    EffectsQueued?.Invoke(queued);
                }

                return result;
            }
            catch (DbException e) when (attempt < MaxAttempts && SqlFaults.IsLostRace(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 << attempt)), TimeProvider.System, cancel);
            }
        }
    }

    /// <summary>As a write, but nothing of it is kept, and nobody is told: finds out what it would come to.</summary>
    public async Task<T> RehearseAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancel = default) =>
        (await WriteOnceAsync(work, pragmas: "", cancel, isKept: false)).Result;

    /// <inheritdoc cref="WriteAsync{T}(Func{SqlSession, Task{T}}, CancellationToken)"/>
    public Task WriteAsync(Func<SqlSession, Task> work, CancellationToken cancel = default) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            cancel);

    /// <summary>
    /// As <see cref="WriteAsync(Func{SqlSession, Task}, CancellationToken)"/>, for loads into tables that nobody reads yet. SQLite does not look up
    /// what a row refers to (the load is checked as a whole) and need not have it on the disk: a load that died with the machine starts over.
    /// </summary>
    public Task LoadAsync(Func<SqlSession, Task> work, CancellationToken cancel = default) => LoadAsync(work, Loading, cancel);

    /// <summary>
    /// As <see cref="LoadAsync(Func{SqlSession, Task}, CancellationToken)"/>, for putting loaded tables in the place of others: on the disk when it
    /// is done, and without a look at views that name a table which is being renamed.
    /// </summary>
    public Task SwitchAsync(Func<SqlSession, Task> work, CancellationToken cancel = default) => LoadAsync(work, Switching, cancel);

    private Task LoadAsync(Func<SqlSession, Task> work, string pragmas, CancellationToken cancel) =>
        WriteAsync(
            async session =>
            {
                await work(session);
                return true;
            },
            pragmas,
            cancel);

    private async Task<(T Result, IReadOnlyList<string> Queued)> WriteOnceAsync<T>(
        Func<SqlSession, Task<T>> work, string pragmas, CancellationToken cancel, bool isKept = true)
    {
        var gate = Dialect == SqlDialect.Sqlite;
        if (gate)
        {
            await _writer.WaitAsync(cancel);
        }

        try
        {
            await using var connection = await OpenAsync(cancel, pragmas);
            await using var transaction = Begin(connection);
            var session = new SqlSession(connection, transaction, Dialect, cancel);
            var result = await work(session);
            await (isKept ? transaction.CommitAsync(cancel) : transaction.RollbackAsync(cancel));
            return (result, session.Queued);
        }
        finally
        {
            if (gate)
            {
                _writer.Release();
            }
        }
    }

    /// <summary>
    /// Empties the embedded database's log, in which deleted values still stand; in its pages they are overwritten when they are deleted. A server keeps its
    /// own house.
    /// </summary>
    public async Task OverwriteDeletedAsync(CancellationToken cancel = default)
    {
        if (Dialect != SqlDialect.Sqlite)
        {
            return;
        }

        await _writer.WaitAsync(cancel);
        try
        {
            await using var connection = await OpenAsync(cancel);
            await connection.ExecuteAsync("PRAGMA busy_timeout = 10000; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = 0;");
        }
        finally
        {
            _writer.Release();
        }
    }

    private static DbTransaction Begin(DbConnection connection) => connection switch
    {
        // Not deferred: the write lock is taken at once, so that what is read inside cannot change before the commit.
        SqliteConnection sqlite => sqlite.BeginTransaction(IsolationLevel.Serializable, deferred: false),
        _ => connection.BeginTransaction(IsolationLevel.ReadCommitted),
    };

    private async Task<DbConnection> OpenAsync(CancellationToken cancel, string pragmas = "")
    {
        DbConnection connection = Dialect == SqlDialect.Sqlite ? NewSqlite(isPooled: pragmas.Length == 0) : new SqlConnection(_connectionString);
        await connection.OpenAsync(cancel);
        if (Dialect == SqlDialect.Sqlite)
        {
            // FULL: a commit is on the disk before the queue message that caused it is deleted. What is deleted is overwritten: it may be a person's.
            await connection.ExecuteAsync($"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; {pragmas}");
        }

        return connection;
    }

    /// <summary>What a load sets stays with its connection, so that one is not used again.</summary>
    private SqliteConnection NewSqlite(bool isPooled)
    {
        var connection = new SqliteConnection(isPooled ? _connectionString : $"{_connectionString};Pooling=False");

        // Its own function knows the letters A to Z only: a search for Özil or Иванова would find nobody.
        connection.CreateFunction("lower", (string? text) => text?.ToLowerInvariant(), isDeterministic: true);
        return connection;
    }
}
