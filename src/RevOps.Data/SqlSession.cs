using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using RevOps.Data.Effects;

namespace RevOps.Data;

/// <summary>A connection, its transaction if there is one, and the statements by name.</summary>
public sealed class SqlSession
{
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly SqlDialect _dialect;
    private readonly CancellationToken _cancel;
    private HashSet<string>? _queued;
    private IReadOnlyList<HookRow>? _hooks;

    internal SqlSession(DbConnection connection, DbTransaction? transaction, SqlDialect dialect, CancellationToken cancel)
    {
        _connection = connection;
        _transaction = transaction;
        _dialect = dialect;
        _cancel = cancel;
    }

    /// <summary>Runs a statement; returns the number of rows it changed.</summary>
    /// <param name="name">File under <c>Sql/</c> without its ending: <c>leads/insert</c>.</param>
    /// <param name="parameters">An object with a property per parameter, or a list of them to run it for each.</param>
    public Task<int> ExecuteAsync(string name, object? parameters = null) => _connection.ExecuteAsync(Command(name, parameters));

    /// <summary>All rows.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string name, object? parameters = null) =>
        (await _connection.QueryAsync<T>(Command(name, parameters))).AsList();

    /// <summary>The one row, or the default.</summary>
    public Task<T?> FindAsync<T>(string name, object? parameters = null) => _connection.QuerySingleOrDefaultAsync<T?>(Command(name, parameters));

    /// <summary>The one value.</summary>
    public Task<T> ScalarAsync<T>(string name, object? parameters = null) => _connection.QuerySingleAsync<T>(Command(name, parameters));

    /// <summary>Runs through rows without keeping them.</summary>
    /// <param name="name">File under <c>Sql/</c> without its ending.</param>
    /// <param name="parameters">An object with a property per parameter.</param>
    /// <param name="each">Takes the reader at a row.</param>
    public async Task ReadAsync(string name, object? parameters, Action<DbDataReader> each)
    {
        await using var reader = await _connection.ExecuteReaderAsync(Command(name, parameters));
        while (await reader.ReadAsync(_cancel))
        {
            each(reader);
        }
    }

    /// <summary>Inserts many rows: by prepared statements in SQLite, by bulk copy in SQL Server. Constraints are not checked there.</summary>
    /// <param name="table">The table; never from outside.</param>
    /// <param name="columns">Its columns; never from outside.</param>
    /// <param name="rows">How many rows will be written.</param>
    /// <param name="write">Writes them.</param>
    internal async Task BulkInsertAsync(string table, IReadOnlyList<string> columns, int rows, Action<RowWriter> write)
    {
        if (_connection is SqlConnection server)
        {
            await BulkCopy.CopyAsync(server, (SqlTransaction?)_transaction, table, columns, write, _cancel);
        }
        else
        {
            BulkCopy.Insert((SqliteConnection)_connection, table, columns, rows, write);
        }
    }

    /// <summary>Order keys of the effects that were queued in this transaction.</summary>
    internal IReadOnlyList<string> Queued => _queued is null ? [] : [.. _queued];

    /// <summary>Remembers that an effect was queued, so that its delivery begins after the commit.</summary>
    internal void NoteQueued(string orderKey) => (_queued ??= new(StringComparer.Ordinal)).Add(orderKey);

    /// <summary>Who wants events, read once a transaction: an import raises hundreds in one.</summary>
    internal async Task<IReadOnlyList<HookRow>> ActiveHooksAsync() => _hooks ??= await QueryAsync<HookRow>("hooks/active");

    internal Task<int> ExecuteTextAsync(string text) =>
        _connection.ExecuteAsync(new CommandDefinition(text, transaction: _transaction, cancellationToken: _cancel));

    private CommandDefinition Command(string name, object? parameters) =>
        new(SqlFiles.Text(name, _dialect), parameters, _transaction, cancellationToken: _cancel);
}
