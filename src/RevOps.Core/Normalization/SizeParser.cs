using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>A size as people write it.</summary>
/// <param name="Value">The number that counts.</param>
/// <param name="Form">number, word, range-midpoint, plus or up-to.</param>
internal sealed record ParsedSize(decimal Value, string Form);

/// <summary>Reads head counts and revenues: "120", "50-100", "500+", "1.2k", "10.000", "between 10 and 49", "€1,5 Mio".</summary>
internal static partial class SizeParser
{
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>The size, or null where the text holds none, several, or words that could mean anything.</summary>
    public static ParsedSize? Parse(string text, SizeWords words)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Trim();
        if (words.Employees.TryGetValue(Words.Reduce(plain), out var byWord))
        {
            return new ParsedSize(byWord, "word");
        }

        var numbers = new List<(decimal Value, bool Scaled)>();
        var rest = Number().Replace(plain, match =>
        {
            var scale = ScaleOf(match.Groups["word"].Value, words, out var left);
            numbers.Add((ToDecimal(match.Groups["number"].Value, scale is not null) * (scale ?? 1), scale is not null));
            return " " + left + " ";
        });
        return numbers.Count is 1 or 2 && !plain.StartsWith('-') && numbers.TrueForAll(n => n.Value is >= 0 and < Largest)
            ? Combine(numbers, scaleOfSecond: Scale(numbers, plain), plain, Words.Reduce(rest), words)
            : null;
    }

    [GeneratedRegex(@"(?<number>\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)(?:\s*(?<word>\p{L}+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    private static ParsedSize? Combine(
        List<(decimal Value, bool Scaled)> numbers, decimal scaleOfSecond, string plain, string rest, SizeWords words)
    {
        var isMore = plain.Contains('+', StringComparison.Ordinal) || plain.Contains('>', StringComparison.Ordinal) || words.MoreThan.Any(p => Words.Contains(rest, p));
        var isUpTo = plain.Contains('<', StringComparison.Ordinal) || words.UpTo.Any(p => Words.Contains(rest, p));
        if (!rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => words.Fillers.Contains(w)))
        {
            return null;
        }

        if (numbers.Count == 2)
        {
            var (low, high) = (numbers[0].Value * scaleOfSecond, numbers[1].Value);
            return low <= high ? new ParsedSize((low + high) / 2, "range-midpoint") : null;
        }

        var value = numbers[0].Value;
        return isMore ? new ParsedSize(value + 1, "plus")
            : isUpTo ? new ParsedSize((value + 1) / 2, "up-to")
            : new ParsedSize(value, "number");
    }

    /// <summary>In "5-10M" the M belongs to both.</summary>
    private static decimal Scale(List<(decimal Value, bool Scaled)> numbers, string plain)
    {
        if (numbers.Count != 2 || numbers[0].Scaled || !numbers[1].Scaled)
        {
            return 1;
        }

        var second = ToDecimal(Number().Matches(plain)[1].Groups["number"].Value, scaled: true);
        return second == 0 || numbers[0].Value > second ? 1 : numbers[1].Value / second;
    }

    private static decimal? ScaleOf(string word, SizeWords words, out string left)
    {
        left = word;
        if (word.Length == 0)
        {
            return null;
        }

        if (words.Multipliers.TryGetValue(Words.Reduce(word), out var scale))
        {
            left = "";
            return scale;
        }

        // 万人: the multiplier and the word after it are written together.
        if (Words.IsUnspaced(word[0]) && words.Multipliers.TryGetValue(word[..1], out scale))
        {
            left = word[1..];
            return scale;
        }

        return null;
    }

    /// <summary>"10.000" and "10,000" are ten thousand; "1.2" and "1,5" are fractions; before a multiplier one separator always is.</summary>
    private static decimal ToDecimal(string number, bool scaled)
    {
        var digits = number.Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last < 0)
        {
            return ParseInvariant(digits);
        }

        var separators = digits.Where(c => c is '.' or ',').ToList();
        var isGroup = separators.Count > 1
            ? separators.Distinct().Count() == 1
            : digits.Length - last - 1 == 3 && !scaled && digits[0] != '0';
        var whole = digits[..last].Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
        return ParseInvariant(isGroup ? whole + digits[(last + 1)..] : whole + "." + digits[(last + 1)..]);
    }

    private static decimal ParseInvariant(string digits) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? Math.Min(value, Largest) : Largest;
}
