namespace RevOps.Connectors.Files;

/// <summary>Texts as CSV cells (RFC 4180). One that a spreadsheet would run as a formula gets an apostrophe in front.</summary>
public static class CsvText
{
    /// <summary>A line of cells, with its line end.</summary>
    /// <param name="cells">In order; null for an empty one.</param>
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(c => Cell(c ?? ""))) + "\r\n";

    /// <summary>A cell, quoted where it must be.</summary>
    /// <param name="text">What it holds.</param>
    public static string Cell(string text)
    {
        var safe = IsFormula(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") || safe.StartsWith(' ') || safe.EndsWith(' ')
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    // Spreadsheets skip blanks and take full-width signs for plain ones; a tab or line end in front also starts a cell anew.
    private static bool IsFormula(string text)
    {
        var start = text.AsSpan().TrimStart(" \u00A0");
        return !start.IsEmpty && "=+-@\t\r\n＝＋－＠".Contains(start[0], StringComparison.Ordinal);
    }
}
