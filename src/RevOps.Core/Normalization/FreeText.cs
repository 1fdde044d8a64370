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
                result.Append(rune.ToString());
            }
        }

        var clean = Cut(result.ToString().Normalize(NormalizationForm.FormC).Trim(), maxLength);
        return clean.Length == 0 ? null : clean;
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

    /// <summary>Direction marks, byte order marks, broken code points. The joiners stay: Persian, Hindi and emoji need them.</summary>
    private static bool IsInvisible(Rune rune, UnicodeCategory category) =>
        (category == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D)) || WellFormed.IsBroken(rune);

    private static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var end = maxLength;
        var elements = StringInfo.ParseCombiningCharacters(text);
        var index = Array.BinarySearch(elements, end);
        return text[..(index >= 0 ? end : elements[~index - 1])].TrimEnd();
    }
}
