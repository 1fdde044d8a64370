using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RevOps.Data;

/// <summary>Many rows into one table.</summary>
internal static class BulkCopy
{
    private const int TimeoutSeconds = 300;

    /// <summary>
    /// One statement, prepared once, run for each row; by SQLite's own calls, which take a third of the time of a command with parameters
    /// that are set anew for each of millions of rows.
    /// </summary>
    /// <exception cref="SqliteException">A row was refused.</exception>
    public static void Insert(SqliteConnection connection, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        var db = connection.Handle!;
        var text = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(_ => "?"))})";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, text, out var statement), db);
        using (statement)
        {
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    Bind(statement, i + 1, row[i]);
                }

                if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
                {
                    SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), db);
                }

                _ = raw.sqlite3_reset(statement);
            }
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

    /// <summary>Amounts have at most four decimals, which a floating number keeps up to 100 billion; columns of numbers store them so in any case.</summary>
    private static void Bind(sqlite3_stmt statement, int place, object? value) => _ = value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        decimal number => raw.sqlite3_bind_double(statement, place, (double)number),
        double number => raw.sqlite3_bind_double(statement, place, number),
        DateTimeOffset time => raw.sqlite3_bind_text(statement, place, SqlTypes.Text(time)!),
        _ => throw new NotSupportedException($"{value.GetType().Name} is no type of a column."),
    };
}
