using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RevOps.Data;

/// <summary>
/// Texts of columns in which few words stand in millions of rows: each word becomes a string once, and comparing two is then comparing
/// references. Not for two threads at once.
/// </summary>
internal sealed class WordPool
{
    private const int OnStack = 128;
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>The word of a column that holds one.</summary>
    public string Word(DbDataReader row, int column)
    {
        if (Bytes(row, column) is not { IsEmpty: false } bytes)
        {
            return Known(row.GetString(column));
        }

        Span<char> text = stackalloc char[OnStack];
        text = text[..Encoding.UTF8.GetChars(bytes, text)];
        var lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.TryGetValue(text, out var known) ? known : Known(text.ToString());
    }

    /// <summary>The time of a column that holds one, without a string where the database keeps it as text.</summary>
    public static DateTimeOffset Time(DbDataReader row, int column)
    {
        if (Bytes(row, column) is { IsEmpty: false } bytes)
        {
            Span<char> text = stackalloc char[OnStack];
            return SqlTypes.Time(text[..Encoding.UTF8.GetChars(bytes, text)]);
        }

        return row.GetValue(column) switch
        {
            string text => SqlTypes.Time(text),
            DateTimeOffset time => time.ToUniversalTime(),
            var other => throw new InvalidOperationException($"A time cannot be read from {other.GetType().Name}."),
        };
    }

    /// <summary>SQLite's own bytes of a text; empty where there are none, or too many for the stack, or the database is another one.</summary>
    private static ReadOnlySpan<byte> Bytes(DbDataReader row, int column) =>
        row is SqliteDataReader { Handle: { } statement } && raw.sqlite3_column_type(statement, column) == raw.SQLITE_TEXT
            && raw.sqlite3_column_blob(statement, column) is { Length: <= OnStack } bytes
            ? bytes
            : default;

    private string Known(string text) => _words.TryAdd(text, text) ? text : _words[text];
}
