using RevOps.Connectors.Input;

namespace RevOps.Connectors.Files;

/// <summary>What reports write into cells besides values.</summary>
internal static class FileCells
{
    private static readonly string[] Nothing = ["-", "--", "---", "—", "–"];

    /// <summary>
    /// The cell's text; null where it holds nothing, or dashes for nothing. A number that was protected against spreadsheets as <c>="0123"</c> is taken out.
    /// </summary>
    public static string? Text(string cell)
    {
        var text = InputText.Clean(cell);
        if (text is null || Nothing.Contains(text))
        {
            return null;
        }

        return text.Length > 3 && text.StartsWith("=\"", StringComparison.Ordinal) && text[^1] == '"' && !text.AsSpan(2, text.Length - 3).Contains('"')
            ? InputText.Clean(text[2..^1])
            : text;
    }
}
