using System.Data;
using System.Globalization;

namespace RevOps.Data;

/// <summary>Takes the values of rows one by one, in the order of the columns; the last column ends a row.</summary>
internal abstract class RowWriter
{
    /// <summary>A text.</summary>
    public abstract void Text(ReadOnlySpan<char> value);

    /// <summary>A whole number.</summary>
    public abstract void Number(long value);

    /// <summary>An amount, with at most four decimals.</summary>
    public abstract void Amount(decimal value);

    /// <summary>A time.</summary>
    public abstract void Time(DateTimeOffset value);

    /// <summary>Nothing.</summary>
    public abstract void Null();

    /// <summary>A day, as text.</summary>
    public void Day(DateTimeOffset value)
    {
        Span<char> text = stackalloc char[10];
        value.UtcDateTime.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Text(text);
    }

    /// <summary>A text, or nothing.</summary>
    public void TextOrNull(string? value)
    {
        if (value is null)
        {
            Null();
        }
        else
        {
            Text(value);
        }
    }

    /// <summary>A whole number, or nothing.</summary>
    public void Number(long? value)
    {
        if (value is { } number)
        {
            Number(number);
        }
        else
        {
            Null();
        }
    }
}

/// <summary>Rows of a table in memory, for SQL Server's bulk load.</summary>
internal sealed class TableRowWriter(DataTable table) : RowWriter
{
    private readonly object?[] _row = new object?[table.Columns.Count];
    private int _column;

    /// <inheritdoc/>
    public override void Text(ReadOnlySpan<char> value) => Add(value.ToString());

    /// <inheritdoc/>
    public override void Number(long value) => Add(value);

    /// <inheritdoc/>
    public override void Amount(decimal value) => Add(value);

    /// <inheritdoc/>
    public override void Time(DateTimeOffset value) => Add(value);

    /// <inheritdoc/>
    public override void Null() => Add(null);

    private void Add(object? value)
    {
        _row[_column++] = value;
        if (_column == _row.Length)
        {
            table.Rows.Add(_row);
            _column = 0;
        }
    }
}
