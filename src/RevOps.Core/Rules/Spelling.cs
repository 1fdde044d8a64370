namespace RevOps.Core.Rules;

/// <summary>How far two spellings are apart.</summary>
internal static class Spelling
{
    /// <summary>The name that was probably meant: at most three changes away, or the same with more or less at its end; null where none is.</summary>
    public static string? Nearest(string text, IReadOnlyList<string> names) =>
        names.FirstOrDefault(n => n.StartsWith(text, StringComparison.OrdinalIgnoreCase) || text.StartsWith(n, StringComparison.OrdinalIgnoreCase))
        ?? names.Where(n => Distance(n, text) <= Math.Min(3, text.Length / 2)).OrderBy(n => Distance(n, text)).FirstOrDefault();

    /// <summary>Levenshtein distance, ignoring case.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
