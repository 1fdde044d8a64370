using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace RevOps.Data;

/// <summary>Many rows into one table.</summary>
internal static class BulkCopy
{
    private const int TimeoutSeconds = 300;

    /// <summary>Statements of many rows, by SQLite's own calls.</summary>
    /// <exception cref="SqliteException">A row was refused.</exception>
    public static void Insert(SqliteConnection connection, string table, IReadOnlyList<string> columns, int rows, Action<RowWriter> write)
    {
        using var writer = new SqliteRowWriter(connection.Handle!, table, columns, rows);
        write(writer);
        writer.Finish();
    }

    /// <summary>The server's own bulk load, in the transaction.</summary>
    public static async Task CopyAsync(
        SqlConnection connection, SqlTransaction? transaction, string table, IReadOnlyList<string> columns, Action<RowWriter> write, CancellationToken cancel)
    {
        using var data = new DataTable();
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.Default, transaction) { DestinationTableName = table, BulkCopyTimeout = TimeoutSeconds };
        foreach (var column in columns)
        {
            data.Columns.Add(column, typeof(object));
            copy.ColumnMappings.Add(column, column);
        }

        write(new TableRowWriter(data));
        await copy.WriteToServerAsync(data, cancel);
    }
}
