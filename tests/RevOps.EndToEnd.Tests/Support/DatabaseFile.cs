using System.Globalization;
using Microsoft.Data.Sqlite;

namespace RevOps.EndToEnd.Tests.Support;

/// <summary>The app's SQLite file, past the app.</summary>
/// <param name="dataFolder">The data folder.</param>
internal sealed class DatabaseFile(string dataFolder)
{
    private readonly string _connection = $"Data Source={Path.Combine(dataFolder, "revops.db")};Pooling=False";

    /// <summary>The number that a query gives.</summary>
    public long Number(string sql) => Run(sql, c => Convert.ToInt64(c.ExecuteScalar(), CultureInfo.InvariantCulture));

    /// <summary>Runs statements, all in one transaction.</summary>
    public void Execute(string sql) => Run($"BEGIN IMMEDIATE; {sql}; COMMIT;", c => c.ExecuteNonQuery());

    private T Run<T>(string sql, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection(_connection);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed texts and ids of our own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return run(command);
    }
}
