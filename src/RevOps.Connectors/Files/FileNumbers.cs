using System.Globalization;
using System.Text;

namespace RevOps.Connectors.Files;

/// <summary>Numbers as people and reports write them: separators of thousands, a decimal point or comma, a currency in front or behind.</summary>
internal static class FileNumbers
{
    private const int MaxLength = 40;

    /// <summary>A cell taken apart.</summary>
    /// <param name="Digits">Digits, points, commas and a minus; blanks and apostrophes between digits are gone.</param>
    /// <param name="Unit">What stood in front or behind; empty where nothing did.</param>
    /// <param name="IsGrouped">True where blanks or apostrophes stood between digits.</param>
    public readonly record struct Parts(string Digits, string Unit, bool IsGrouped);

    /// <summary>Takes a cell apart; null where it is no number.</summary>
    public static Parts? Split(string cell)
    {
        var text = cell.Trim();
        var first = text.AsSpan().IndexOfAnyInRange('0', '9');
        var last = text.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first < 0 || text.Length > MaxLength)
        {
            return null;
        }

        var start = first > 0 && text[first - 1] is '.' or ',' ? first - 1 : first;
        var (front, core, behind) = (text[..start].Trim(), text[start..(last + 1)], text[(last + 1)..].Trim());
        var isNegative = front.StartsWith('-') || front.EndsWith('-') || front.Contains('−') || (front.Contains('(') && behind.Contains(')'));
        var unit = string.Concat((front + behind).Where(c => c is not ('-' or '−' or '+' or '(' or ')') && !char.IsWhiteSpace(c)));
        var digits = new StringBuilder(isNegative ? "-" : "");
        foreach (var c in core)
        {
            if (char.IsAsciiDigit(c) || c is '.' or ',')
            {
                digits.Append(c);
            }
            else if (!IsGap(c))
            {
                return null;
            }
        }

        return new Parts(digits.ToString(), unit, core.Any(IsGap));
    }

    /// <summary>The value under a decimal sign; null where the separators do not fit it.</summary>
    public static decimal? Value(Parts parts, char decimalSign)
    {
        var thousands = decimalSign == '.' ? ',' : '.';
        var digits = parts.Digits;
        var at = digits.IndexOf(decimalSign, StringComparison.Ordinal);
        var (whole, rest) = at < 0 ? (digits, "") : (digits[..at], digits[(at + 1)..]);
        if (rest.AsSpan().ContainsAny('.', ',') || !AreGroups(whole.TrimStart('-'), thousands))
        {
            return null;
        }

        var plain = $"{whole.Replace(thousands.ToString(), "", StringComparison.Ordinal)}{(rest.Length > 0 ? "." : "")}{rest}";
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>A whole number, whatever separates its thousands; null where it is none.</summary>
    public static long? Whole(Parts parts, char decimalSign)
    {
        var value = Value(parts, decimalSign) is { } v && v == decimal.Truncate(v) ? v : Value(parts, decimalSign == '.' ? ',' : '.');
        return value is { } n && n == decimal.Truncate(n) && Math.Abs(n) <= long.MaxValue ? (long)n : null;
    }

    /// <summary>The decimal sign that a number proves; null where it proves none.</summary>
    /// <param name="parts">The number.</param>
    /// <param name="isWhole">True where it cannot have decimals, so that a separator is one of thousands.</param>
    public static char? Proof(Parts parts, bool isWhole)
    {
        var digits = parts.Digits.TrimStart('-');
        var (points, commas) = (digits.Count(c => c == '.'), digits.Count(c => c == ','));
        if (points > 0 && commas > 0)
        {
            return digits.LastIndexOf('.') > digits.LastIndexOf(',') ? '.' : ',';
        }

        if (points + commas == 0)
        {
            return null;
        }

        var (own, other) = points > 0 ? ('.', ',') : (',', '.');
        return points + commas > 1 || (isWhole && IsThousand(digits, own)) ? other
            : parts.IsGrouped || !IsThousand(digits, own) ? own
            : null;
    }

    /// <summary>True where a number could be read with a decimal point and with a decimal comma, to different values.</summary>
    public static bool IsOpen(Parts parts) => Proof(parts, isWhole: false) is null && parts.Digits.AsSpan().ContainsAny('.', ',');

    private static bool IsGap(char c) => c is '\'' or '’' or '\u2019' || char.IsWhiteSpace(c);

    /// <summary>1.234 may be a thousand and some; 0.234, 1234.567 and 1.23 may not.</summary>
    private static bool IsThousand(string digits, char separator)
    {
        var at = digits.IndexOf(separator, StringComparison.Ordinal);
        return digits.Length - at - 1 == 3 && at is >= 1 and <= 3 && digits[0] != '0';
    }

    // The last group has three digits; those before it have two in India.
    private static bool AreGroups(string whole, char thousands)
    {
        var groups = whole.Split(thousands);
        return groups.Length == 1
            || (groups[^1].Length == 3 && groups[0].Length is >= 1 and <= 3 && groups[1..^1].All(g => g.Length is 2 or 3));
    }
}
