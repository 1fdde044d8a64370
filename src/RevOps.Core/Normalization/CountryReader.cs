using System.Text;
using RevOps.Core.Text;

namespace RevOps.Core.Normalization;

/// <summary>Finds the one country that a text can stand for. What could be two is none.</summary>
internal static class CountryReader
{
    private const int LongestText = 100;
    private static readonly string[] PartEnds = ["(", ")", "[", "]", "/", "|", ":", ";", " - ", " – ", " — "];

    /// <summary>The country and the rule that found it; null where it is not understood.</summary>
    public static (string? Country, string Rule)? Read(string given, CountryRules rules)
    {
        if (given.Length > LongestText || rules.NotCountries.Contains(given.Trim().ToLowerInvariant()))
        {
            return null;
        }

        var (text, flag) = WithoutFlag(given);
        if (string.IsNullOrWhiteSpace(text))
        {
            return flag is null ? null : (flag, "country.flag");
        }

        var named = Whole(text, rules) ?? Parts(text, rules) ?? LastPart(text, rules) ?? CountrySpelling.Correct(text, rules);
        return flag is null || flag == named?.Country ? named : null;
    }

    /// <summary>The text is one name or code.</summary>
    private static (string? Country, string Rule)? Whole(string text, CountryRules rules)
    {
        var reduced = Joined(Words.Reduce(text));
        if (rules.Aliases.GetValueOrDefault(reduced) is { } alias)
        {
            return (alias, "country.alias");
        }

        var code = reduced.ToUpperInvariant();
        code = code.Length is 1 or 2 && code.All(char.IsAsciiDigit) ? code.PadLeft(3, '0') : code;
        if (code.Length is 2 or 3 && CountryTable.ByCode(code) is { } byCode)
        {
            return (byCode, "country.code");
        }

        return CountryTable.ByName(text) is { } byName ? (byName, "country.name") : null;
    }

    /// <summary>"Germany (DE)", "DE - Germany", "Germany / Deutschland", "Paris (France)": all that is understood is the same, and not a bare code only.</summary>
    private static (string? Country, string Rule)? Parts(string text, CountryRules rules)
    {
        var parts = text.Split(PartEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = parts.Select(p => Whole(p, rules)).OfType<(string? Country, string Rule)>().ToList();
        return parts.Length > 1 && found.Any(f => f.Rule != "country.code") && found.All(f => f.Country == found[0].Country)
            ? (found[0].Country, "country.part")
            : null;
    }

    /// <summary>
    /// "Berlin, Germany": the last part, if nothing before it names another country. A bare code needs its name before it:
    /// "San Francisco, CA" is not in Canada.
    /// </summary>
    private static (string? Country, string Rule)? LastPart(string text, CountryRules rules)
    {
        var parts = text.Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || Whole(parts[^1], rules) is not { } last)
        {
            return null;
        }

        var others = parts[..^1].Select(p => Whole(p, rules)).OfType<(string? Country, string Rule)>().Where(f => f.Rule != "country.code").ToList();
        return others.All(f => f.Country == last.Country) && (last.Rule != "country.code" || others.Count > 0) ? (last.Country, "country.last-part") : null;
    }

    /// <summary>"U S A" as "usa".</summary>
    private static string Joined(string reduced)
    {
        var words = reduced.Split(' ');
        return words.All(w => w.Length == 1) ? string.Concat(words) : reduced;
    }

    /// <summary>The text without a flag emoji, and the flag's country. A flag is two letters of an alphabet of its own.</summary>
    private static (string Text, string? Flag) WithoutFlag(string given)
    {
        const int FirstLetter = 0x1F1E6;
        if (!given.Contains('\uD83C', StringComparison.Ordinal))
        {
            return (given, null);
        }

        var (text, code) = (new StringBuilder(), new StringBuilder());
        foreach (var rune in given.EnumerateRunes())
        {
            if (rune.Value is >= FirstLetter and < FirstLetter + 26)
            {
                code.Append((char)('A' + rune.Value - FirstLetter));
            }
            else
            {
                text.Append(rune);
            }
        }

        return code.Length == 2 && CountryTable.ByCode(code.ToString()) is { } country ? (text.ToString(), country) : (given, null);
    }
}
