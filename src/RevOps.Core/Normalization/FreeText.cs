using System.Globalization;
using System.Text;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Free text that is stored as people typed it, made safe: NFC, no control characters, single spaces, bounded.</summary>
internal static class FreeText
{
    /// <summary>Longest name, title or label that is kept, in UTF-16 units.</summary>
    public const int MaxLength = 100;

    /// <summary>The cleaned text; null where nothing is left.</summary>
    public static string? Clean(string? text, int maxLength = MaxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return IsClean(text) ? Cut(text, maxLength) : Cleaned(text, maxLength);
    }

    /// <summary>Cleans and notes a step where that changed anything.</summary>
    public static string? Clean(string field, string? text, StepLog log, int maxLength = MaxLength)
    {
        var clean = Clean(text, maxLength);
        if (!string.IsNullOrEmpty(text))
        {
            log.AddIfChanged(field, text, clean, "text.cleaned");
        }

        return clean;
    }

    /// <summary>A clean text cut to a length without splitting what is read as one character; null for null.</summary>
    public static string? Cut(string? text, int maxLength = MaxLength)
    {
        if (text is null || text.Length <= maxLength)
        {
            return text;
        }

        var elements = StringInfo.ParseCombiningCharacters(text);
        var index = Array.BinarySearch(elements, maxLength);
        var cut = text[..(index >= 0 ? maxLength : elements[~index - 1])].TrimEnd();
        return cut.Length == 0 ? null : cut;
    }

    /// <summary>True for plain ASCII with single spaces inside only, which most texts are.</summary>
    private static bool IsClean(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' '))
            {
                return false;
            }

            before = c;
        }

        return before != ' ';
    }

    private static string? Cleaned(string text, int maxLength)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || category == UnicodeCategory.Control)
            {
                if (result.Length > 0 && result[^1] != ' ')
                {
                    result.Append(' ');
                }
            }
            else if (!IsInvisible(rune, category))
            {
                result.Append(rune);
            }
        }

        var clean = result.ToString().Normalize(NormalizationForm.FormC).Trim();
        return clean.Length == 0 ? null : Cut(clean, maxLength);
    }

    /// <summary>Direction marks, byte order marks, broken code points. The joiners stay: Persian, Hindi and emoji need them.</summary>
    private static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        (category == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D)) || WellFormed.IsBroken(rune);
}
