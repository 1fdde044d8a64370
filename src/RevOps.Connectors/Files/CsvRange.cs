namespace RevOps.Connectors.Files;

/// <summary>A place between two records, to go on from in another message. Can be kept as JSON.</summary>
/// <param name="Offset">Where the next record starts, in bytes from the start of the file.</param>
/// <param name="Row">Number of the next data row; the first is 1. Blank lines are not rows.</param>
/// <param name="Line">Physical line the next record starts on; the first line of the file is 1.</param>
public sealed record CsvPosition(long Offset, long Row, long Line)
{
    /// <summary>The start of a file.</summary>
    internal static CsvPosition Start { get; } = new(0, 1, 1);
}

/// <summary>How much is read at once; reading stops at whichever is reached first, but never within a record.</summary>
/// <param name="MaxRows">Most rows, at least 1.</param>
/// <param name="MaxBytes">Bytes after which no further record is begun.</param>
public sealed record CsvLimits(int MaxRows = 1_000, long MaxBytes = 4 * 1024 * 1024);

/// <summary>What was read.</summary>
/// <param name="Rows">The rows in the file's order.</param>
/// <param name="Next">Where to go on.</param>
/// <param name="IsAtEnd">True where nothing follows.</param>
public sealed record CsvRange(IReadOnlyList<CsvRow> Rows, CsvPosition Next, bool IsAtEnd);

/// <summary>One row.</summary>
/// <param name="Row">Number of the data row, from 1.</param>
/// <param name="Line">Physical line on which it starts, from 1.</param>
public abstract record CsvRow(long Row, long Line)
{
    /// <summary>A usable row.</summary>
    /// <param name="Row">Number of the data row.</param>
    /// <param name="Line">Physical line.</param>
    /// <param name="Json">What it says as canonical JSON of the file's kind.</param>
    public sealed record Good(long Row, long Line, string Json) : CsvRow(Row, Line);

    /// <summary>A row that sums others up or closes the file.</summary>
    /// <param name="Row">Number of the data row.</param>
    /// <param name="Line">Physical line.</param>
    public sealed record Summary(long Row, long Line) : CsvRow(Row, Line);

    /// <summary>A row that is not usable.</summary>
    /// <param name="Row">Number of the data row.</param>
    /// <param name="Line">Physical line.</param>
    /// <param name="Column">Header of the column that is wrong; empty where it is the row as a whole.</param>
    /// <param name="Code"><c>columns</c>, <c>quotes</c>, <c>size</c>, <c>required</c>, <c>format</c> or <c>range</c>.</param>
    /// <param name="Detail">One sentence for a person, without the row's data.</param>
    /// <param name="Raw">The row as it is in the file, cut after 2,000 characters.</param>
    public sealed record Faulty(long Row, long Line, string Column, string Code, string Detail, string Raw) : CsvRow(Row, Line);
}
