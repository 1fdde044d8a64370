using System.Globalization;
using System.Text;

namespace RevOps.Core.Text;

/// <summary>Texts reduced to their words, so that "U.K.", "Côte d'Ivoire" and "GROSSBRITANNIEN" compare.</summary>
internal static class Words
{
    private static readonly Dictionary<char, string> Folded = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['þ'] = "th",
        ['ı'] = "i",
    };

    /// <summary>Lower case, without diacritics; letters and digits only, other runs become one space; full-width forms narrowed, Hangul in syllables.</summary>
    public static string Reduce(string text)
    {
        if (Ascii.IsValid(text))
        {
            return IsReduced(text) ? text : ReduceAscii(text);
        }

        var result = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in WellFormed.Normalized(text, NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                if (gap && result.Length > 0)
                {
                    result.Append(' ');
                }

                gap = false;
                var lower = char.ToLowerInvariant(c);
                if (lower > 127 && Folded.TryGetValue(lower, out var folded))
                {
                    result.Append(folded);
                }
                else
                {
                    result.Append(lower);
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && c is not ('.' or '\'' or '’'))
            {
                gap = true;
            }
        }

        var reduced = result.ToString();
        return reduced.AsSpan().ContainsAnyInRange('\u1100', '\u11FF') ? reduced.Normalize(NormalizationForm.FormC) : reduced;
    }

    private static bool IsReduced(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Most texts are of this kind, and need neither normalization nor folding.</summary>
    private static string ReduceAscii(string text)
    {
        var result = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var (length, gap) = (0, false);
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (gap && length > 0)
                {
                    result[length++] = ' ';
                }

                gap = false;
                result[length++] = char.ToLowerInvariant(c);
            }
            else if (c is not ('.' or '\''))
            {
                gap = true;
            }
        }

        return new string(result[..length]);
    }

    /// <summary>True where the phrase stands in the text as whole words; scripts without spaces match anywhere. A trailing * matches word endings.</summary>
    /// <param name="reduced">The text, reduced.</param>
    /// <param name="phrase">The phrase, reduced, perhaps with a trailing *.</param>
    public static bool Contains(string reduced, string phrase)
    {
        var open = phrase.EndsWith('*');
        var core = open ? phrase[..^1] : phrase;
        if (core.Length == 0)
        {
            return false;
        }

        var unspaced = IsUnspaced(core[0]);
        for (var at = reduced.IndexOf(core, StringComparison.Ordinal); at >= 0; at = reduced.IndexOf(core, at + 1, StringComparison.Ordinal))
        {
            var end = at + core.Length;
            if (unspaced || ((at == 0 || reduced[at - 1] == ' ') && (open || end == reduced.Length || reduced[end] == ' ')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A phrase of a rule file in the form that <see cref="Contains"/> takes.</summary>
    public static string Phrase(string text) => Reduce(text) + (text.TrimEnd().EndsWith('*') ? "*" : "");

    /// <summary>True for scripts written without spaces between words: Han, kana, Hangul, Thai.</summary>
    public static bool IsUnspaced(char c) => c is >= '\u0E00' and <= '\u0E7F' or >= '\u1100' and <= '\u11FF' or >= '\u3040' and <= '\u30FF'
        or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';
}
