using System.Text;

namespace RevOps.Core.Text;

/// <summary>Texts from outside may hold halves of surrogate pairs, on which Unicode normalization throws.</summary>
internal static class WellFormed
{
    /// <summary>The text normalized, without lone surrogates and the code points that are no characters.</summary>
    public static string Normalized(string text, NormalizationForm form) =>
        (IsWhole(text) ? text : string.Concat(text.EnumerateRunes().Where(r => !IsBroken(r)))).Normalize(form);

    /// <summary>True for what stands in for a lone surrogate, and for non-characters.</summary>
    public static bool IsBroken(Rune rune) => rune == Rune.ReplacementChar || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsWhole(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsBroken(rune))
            {
                return false;
            }
        }

        return true;
    }
}
