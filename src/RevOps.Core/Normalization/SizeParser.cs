using System.Buffers;
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
    private static readonly SearchValues<char> Dashes = SearchValues.Create("-–—‐‑~〜");
    private const decimal Largest = 1_000_000_000_000_000m;

    /// <summary>The size, or null where the text holds none, several, or words that could mean anything.</summary>
    public static ParsedSize? Parse(string text, SizeWords words)
    {
        var plain = PhoneText.AsciiDigits(WellFormed.Normalized(text, NormalizationForm.FormKC)).ToLowerInvariant().Replace('_', ' ').Trim();
        plain = LetterCode().Replace(plain, "");
        if (words.Employees.TryGetValue(Words.Reduce(plain), out var byWord))
        {
            return new ParsedSize(byWord, "word");
        }

        var matches = Number().Matches(plain);
        if (matches.Count is not (1 or 2) || plain.StartsWith('-') || (matches.Count == 2 && !IsRange(plain, matches, words)))
        {
            return null;
        }

        var numbers = matches.Select(m => Scaled.Of(m, words)).ToList();
        var rest = Words.Reduce(string.Join(' ', Remains(plain, matches, numbers)));
        return rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(words.Fillers.Contains) && numbers.TrueForAll(n => n.Value < Largest)
            ? Combine(numbers, plain, rest, words)
            : null;
    }

    [GeneratedRegex(@"(?<number>\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*)(?:\s*(?<word>\p{L}+))?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    /// <summary>LinkedIn's letters for its bands: "B: 1-10".</summary>
    [GeneratedRegex(@"^[a-i]\s*[:.)]\s*(?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex LetterCode();

    private static ParsedSize? Combine(List<Scaled> numbers, string plain, string rest, SizeWords words)
    {
        if (numbers.Count == 2)
        {
            // In "5-10M" the M belongs to both.
            var scale = numbers[0].Scale is null && numbers[0].Number <= numbers[1].Number ? numbers[1].Scale ?? 1 : 1;
            var (low, high) = (numbers[0].Value * scale, numbers[1].Value);
            return low <= high ? new ParsedSize((low + high) / 2, "range-midpoint") : null;
        }

        var value = numbers[0].Value;
        return plain.Contains('+', StringComparison.Ordinal) || plain.Contains('>', StringComparison.Ordinal) || Says(rest, words.MoreThan)
                ? new ParsedSize(value + 1, "plus")
            : plain.Contains('<', StringComparison.Ordinal) || Says(rest, words.UpTo) ? new ParsedSize((value + 1) / 2, "up-to")
            : new ParsedSize(value, "number");
    }

    private static bool Says(string rest, IReadOnlyList<string> phrases) => phrases.Any(p => Words.Contains(rest, p));

    /// <summary>A dash or a word such as "to" stands between the two numbers; "12/2024" and "1e6" are no ranges.</summary>
    private static bool IsRange(string plain, MatchCollection matches, SizeWords words)
    {
        var first = matches[0].Groups["number"];
        var between = plain[(first.Index + first.Length)..matches[1].Index];
        return between.AsSpan().ContainsAny(Dashes)
            || between.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => words.Between.Contains(Words.Reduce(w)) && between.Contains($" {w} ", StringComparison.Ordinal));
    }

    /// <summary>What is left of the text without its numbers and multipliers.</summary>
    private static IEnumerable<string> Remains(string plain, MatchCollection matches, List<Scaled> numbers)
    {
        var at = 0;
        for (var i = 0; i < matches.Count; i++)
        {
            yield return plain[at..matches[i].Index];
            yield return numbers[i].Rest;
            at = matches[i].Index + matches[i].Length;
        }

        yield return plain[at..];
    }

    /// <summary>"10.000" and "10,000" are ten thousand; "1.2" and "1,5" are fractions; before a multiplier one separator always is.</summary>
    private static decimal ToDecimal(string number, bool scaled)
    {
        var digits = string.Concat(number.Where(c => c is not (' ' or '\'' or '’')));
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

    /// <summary>A number with its multiplier, and the word after it that was none.</summary>
    private sealed record Scaled(decimal Number, decimal? Scale, string Rest)
    {
        public decimal Value => Number * (Scale ?? 1);

        public static Scaled Of(Match match, SizeWords words)
        {
            var (scale, rest) = Multiplier(match.Groups["word"].Value, words);
            return new Scaled(ToDecimal(match.Groups["number"].Value, scale is not null), scale, rest);
        }

        private static (decimal? Scale, string Left) Multiplier(string word, SizeWords words)
        {
            if (word.Length == 0)
            {
                return (null, "");
            }

            if (words.Multipliers.TryGetValue(Words.Reduce(word), out var scale))
            {
                return (scale, "");
            }

            // 万人: the multiplier and the word after it are written together.
            return Words.IsUnspaced(word[0]) && words.Multipliers.TryGetValue(Words.Reduce(word[..1]), out scale) ? (scale, word[1..]) : (null, word);
        }
    }
}
