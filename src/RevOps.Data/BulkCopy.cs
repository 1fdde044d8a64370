using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace RevOps.Data;

/// <summary>Many rows into one table.</summary>
internal static class BulkCopy
{
    private const int TimeoutSeconds = 300;

    /// <summary>One statement, prepared once, run for each row.</summary>
    public static void Insert(SqliteConnection connection, SqliteTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var parameters = columns.Select((_, i) => command.Parameters.Add(new SqliteParameter($"@p{i}", null))).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    DateTimeOffset time => SqlTypes.Text(time),
                    var value => value,
                };
            }

            command.ExecuteNonQuery();
        }
    }

    /// <summary>The server's own bulk load, in the transaction.</summary>
    public static async Task CopyAsync(
        SqlConnection connection, SqlTransaction? transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        using var data = new DataTable();
        foreach (var column in columns)
        {
            data.Columns.Add(column, typeof(object));
        }

        foreach (var row in rows)
        {
            data.Rows.Add(row);
        }

        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.Default, transaction) { DestinationTableName = table, BulkCopyTimeout = TimeoutSeconds };
        foreach (var column in columns)
        {
            copy.ColumnMappings.Add(column, column);
        }

        await copy.WriteToServerAsync(data, cancel);
    }
}
