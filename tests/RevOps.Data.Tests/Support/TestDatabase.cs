using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using RevOps.Testing;

namespace RevOps.Data.Tests.Support;

/// <summary>A database of a test's own with the newest schema, gone after it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _serverDatabase = $"revops_test_{Guid.NewGuid():N}";
    private readonly SqlDialect _dialect;

    private TestDatabase(SqlDialect dialect)
    {
        _dialect = dialect;
        Db = Open();
    }

    public Database Db { get; }

    /// <summary>Noon of Monday, 5 January 2026, UTC, until a test moves it.</summary>
    public ManualClock Clock { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>A database with the newest schema.</summary>
    public static async Task<TestDatabase> CreateAsync(SqlDialect dialect)
    {
        var made = await EmptyAsync(dialect);
        await Schema.ApplyAsync(made.Db, made.Clock);
        return made;
    }

    /// <summary>A database with nothing in it.</summary>
    public static async Task<TestDatabase> EmptyAsync(SqlDialect dialect)
    {
        var made = new TestDatabase(dialect);
        if (dialect == SqlDialect.SqlServer)
        {
            await OnServerAsync($"CREATE DATABASE {made._serverDatabase}");
            // Azure SQL allows it from the start, and so do other servers that speak TDS; SQL Server has to be told.
            await OnServerAsync($"IF (SELECT snapshot_isolation_state FROM sys.databases WHERE name = '{made._serverDatabase}') = 0 EXEC('ALTER DATABASE {made._serverDatabase} SET ALLOW_SNAPSHOT_ISOLATION ON')");
        }

        return made;
    }

    /// <summary>Another process's view of the same database.</summary>
    public Database Open() => _dialect == SqlDialect.Sqlite ? Database.Sqlite(_folder.File("revops.db")) : Database.SqlServer(ServerConnection(_serverDatabase));

    /// <summary>A connection of its own, not yet open, for what the app never does.</summary>
    public DbConnection Raw() => Connection();

    /// <summary>Reads with a text of the test's own.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string text, object? parameters = null)
    {
        await using var connection = Connection();
        await connection.OpenAsync();
        return (await connection.QueryAsync<T>(text, parameters)).AsList();
    }

    /// <summary>How SQLite would run a statement, step by step.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(string text)
    {
        var nothing = new DynamicParameters();
        foreach (var parameter in SqlText.Parameters(text))
        {
            nothing.Add(parameter, null);
        }

        return [.. (await QueryAsync<PlanStep>($"EXPLAIN QUERY PLAN {text}", nothing)).Select(s => s.Detail)];
    }

    public async ValueTask DisposeAsync()
    {
        Db.Dispose();
        if (_dialect == SqlDialect.SqlServer)
        {
            SqlConnection.ClearAllPools();
            await OnServerAsync($"DROP DATABASE {_serverDatabase}");
        }

        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private sealed record PlanStep
    {
        public required string Detail { get; init; }
    }

    private static string ServerConnection(string database) =>
        new SqlConnectionStringBuilder(OnSqlServerAttribute.Server) { InitialCatalog = database }.ToString();

    private DbConnection Connection() => _dialect == SqlDialect.Sqlite
        ? new SqliteConnection($"Data Source={_folder.File("revops.db")}")
        : new SqlConnection(ServerConnection(_serverDatabase));

    private static async Task OnServerAsync(string text)
    {
        await using var connection = new SqlConnection(ServerConnection("master"));
        await connection.OpenAsync();
        await connection.ExecuteAsync(text);
    }
}
