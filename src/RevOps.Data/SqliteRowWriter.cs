using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RevOps.Data;

/// <summary>
/// Binds values to statements of many rows, prepared once: a command with parameters that are set anew for each of millions of rows takes
/// three times as long, a statement for each row twice as long.
/// </summary>
internal sealed class SqliteRowWriter : RowWriter, IDisposable
{
    private const int RowsPerStatement = 24;
    private const int OnStack = 384;
    private readonly sqlite3 _db;
    private readonly string _insert;
    private readonly string _row;
    private readonly int _columns;
    private sqlite3_stmt? _statement;
    private int _capacity;
    private int _place;
    private int _left;

    /// <summary>For a table.</summary>
    /// <param name="db">The connection.</param>
    /// <param name="table">The table; never from outside.</param>
    /// <param name="columns">Its columns; never from outside.</param>
    /// <param name="rows">How many rows will come.</param>
    public SqliteRowWriter(sqlite3 db, string table, IReadOnlyList<string> columns, int rows)
    {
        (_db, _columns, _left) = (db, columns.Count, rows);
        _insert = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ";
        _row = $"({string.Join(", ", columns.Select(_ => "?"))})";
        Prepare();
    }

    /// <inheritdoc/>
    public override void Text(ReadOnlySpan<char> value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = most <= OnStack ? stackalloc byte[most] : new byte[most];
        _ = raw.sqlite3_bind_text(_statement, ++_place, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
        EndRow();
    }

    /// <inheritdoc/>
    public override void Number(long value)
    {
        _ = raw.sqlite3_bind_int64(_statement, ++_place, value);
        EndRow();
    }

    /// <summary>A floating number keeps four decimals up to 100 billion; columns of numbers store them so in any case.</summary>
    public override void Amount(decimal value)
    {
        _ = raw.sqlite3_bind_double(_statement, ++_place, (double)value);
        EndRow();
    }

    /// <inheritdoc/>
    public override void Time(DateTimeOffset value) => Text(SqlTypes.Text(value));

    /// <inheritdoc/>
    public override void Null()
    {
        _ = raw.sqlite3_bind_null(_statement, ++_place);
        EndRow();
    }

    /// <summary>Holds the number of rows against what was announced.</summary>
    /// <exception cref="InvalidOperationException">It was another one, so some may not be written.</exception>
    public void Finish()
    {
        if (_left != 0 || _place != 0)
        {
            throw new InvalidOperationException($"{_left} more rows were announced than came.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _statement?.Dispose();

    private void EndRow()
    {
        if (_place < _capacity * _columns)
        {
            return;
        }

        if (raw.sqlite3_step(_statement) != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(_statement), _db);
        }

        _ = raw.sqlite3_reset(_statement);
        (_place, _left) = (0, _left - _capacity);
        if (_left < _capacity)
        {
            Prepare();
        }
    }

    /// <summary>For as many rows as will still come, up to the most that one statement has.</summary>
    private void Prepare()
    {
        _statement?.Dispose();
        (_statement, _capacity) = (null, Math.Min(RowsPerStatement, _left));
        if (_capacity > 0)
        {
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_db, _insert + string.Join(", ", Enumerable.Repeat(_row, _capacity)), out _statement), _db);
        }
    }
}
