using System.Buffers;
using System.Globalization;
using System.Text;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>What somebody typed as a phone number, reduced to what is dialled.</summary>
/// <param name="Digits">ASCII digits; letters stand as the digits of their keys.</param>
/// <param name="HasPlus">True where a plus stood before them.</param>
/// <param name="HasLetters">True where there were letters.</param>
/// <param name="Extension">Digits of the extension, if there was one.</param>
internal sealed record PhoneText(string Digits, bool HasPlus, bool HasLetters, string? Extension)
{
    private const int LongestText = 250;
    private const string Keypad = "22233344455566677778889999";
    private const string Separators = "-./()[]~_\u00AD\u200B\u200E\u200F\u2010\u2011\u2012\u2013\u2014\u2015\u202A\u202C\u202D\u2060\u2212\u30FC\u00B7";

    private static readonly SearchValues<char> Plain = SearchValues.Create("+0123456789-./() ");

    /// <summary>The text taken apart; null where something in it is in no phone number.</summary>
    public static PhoneText? Read(string given, PhoneRules rules)
    {
        if (given.Length > LongestText)
        {
            return null;
        }

        var text = Ascii.IsValid(given) ? given.Trim() : AsciiDigits(WellFormed.Normalized(given, NormalizationForm.FormKC).Trim());
        string? extension = null;
        if (text.AsSpan().ContainsAnyExcept(Plain))
        {
            text = rules.Label.Replace(text, "");
            if (rules.Extension.Match(text) is { Success: true } match)
            {
                (text, extension) = (text[..match.Index], match.Groups["ext"].Value);
            }
        }

        return Dialled(text, extension);
    }

    /// <summary>The same without "(0)", which people write after the calling code for those who call from within.</summary>
    public static string WithoutTrunkZero(string given) => given.Replace("(0)", "", StringComparison.Ordinal).Replace("( 0 )", "", StringComparison.Ordinal);

    private static PhoneText? Dialled(string text, string? extension)
    {
        var digits = new StringBuilder(text.Length);
        var (plus, letters) = (false, 0);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (char.IsAsciiLetter(c) && digits.Length > 0)
            {
                digits.Append(Keypad[(c | ' ') - 'a']);
                letters++;
            }
            else if (c == '+' && digits.Length == 0 && !plus)
            {
                plus = true;
            }
            else if (!char.IsWhiteSpace(c) && !Separators.Contains(c, StringComparison.Ordinal))
            {
                return null;
            }
        }

        // A word of three letters or more after at least three digits, as in 1-800-FLOWERS; less is no vanity number.
        return digits.Length == 0 || (letters > 0 && (letters < 3 || digits.Length - letters < 3 || digits.Length < 7))
            ? null
            : new PhoneText(digits.ToString(), plus, letters > 0, extension);
    }

    /// <summary>Digits of all scripts as ASCII ones.</summary>
    internal static string AsciiDigits(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var value = CharUnicodeInfo.GetDecimalDigitValue(source[i]);
            target[i] = value >= 0 ? (char)('0' + value) : source[i];
        }
    });
}
