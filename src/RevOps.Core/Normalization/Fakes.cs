using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Tells names that somebody made up.</summary>
internal static class Fakes
{
    private const int ShortestRun = 4;

    /// <summary>True where the whole name is made up; a real part beside a made-up one ("Anna Asdf") leaves the lead alone.</summary>
    public static bool IsName(string? first, string? last, FakeRules rules)
    {
        var parts = new[] { first, last }.OfType<string>().Select(Words.Reduce).ToArray();
        return parts.Length > 0
            && (rules.Names.Contains(string.Join(' ', parts)) || parts.All(p => IsJunk(p, rules) || (parts.Length > 1 && rules.Names.Contains(p))));
    }

    /// <summary>True for qwerty, asdfasdf, lkjh.</summary>
    public static bool IsKeyboardRun(string reduced, FakeRules rules)
    {
        var text = Unit(reduced);
        return text.Length >= ShortestRun && rules.KeyboardRows.Any(r => r.StartsWith(text, StringComparison.Ordinal) || StartsReversed(r, text));
    }

    /// <summary>True where a link stands in the text; an e-mail address is none.</summary>
    public static bool HoldsLink(string text, FakeRules rules)
    {
        if (text.Contains('@', StringComparison.Ordinal) || !text.AsSpan().ContainsAny(":./"))
        {
            return false;
        }

        var lower = text.ToLowerInvariant();
        return rules.Links.Any(l => lower.Contains(l, StringComparison.Ordinal));
    }

    /// <summary>A run on the keyboard, one letter three times or more, or no letter at all.</summary>
    private static bool IsJunk(string reduced, FakeRules rules) =>
        IsKeyboardRun(reduced, rules)
        || (reduced.Length >= 3 && !Words.IsUnspaced(reduced[0]) && reduced.AsSpan().IndexOfAnyExcept(reduced[0]) < 0)
        || !reduced.Any(c => char.IsLetter(c) || char.IsSurrogate(c));

    /// <summary>"asdf" of "asdfasdf".</summary>
    private static string Unit(string text)
    {
        for (var length = 2; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && string.Concat(Enumerable.Repeat(text[..length], text.Length / length)) == text)
            {
                return text[..length];
            }
        }

        return text;
    }

    private static bool StartsReversed(string row, string text)
    {
        if (text.Length > row.Length)
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (row[^(i + 1)] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
