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
        if (reduced.Length == 0)
        {
            return null;
        }

        if (rules.Aliases.GetValueOrDefault(reduced) is { } alias)
        {
            return (alias, "country.alias");
        }

        var (code, name) = (Code(text, reduced), CountryTable.ByName(text));
        if (code is null || name is null || code == name || reduced.Length == 2)
        {
            return code is not null ? (code, "country.code") : name is not null ? (name, "country.name") : null;
        }

        // "NGA" is Nigeria's code, "Nga" is what Russia is called in Vietnam, and "nga" could be both.
        return text.Any(char.IsLower) ? text.Any(char.IsUpper) ? (name, "country.name") : null : (code, "country.code");
    }

    /// <summary>The country of a code; of letters only where they are plain ones: "Mỹ" is not Malaysia's MY.</summary>
    private static string? Code(string text, string reduced)
    {
        if (reduced.Length > 3 || (char.IsLetter(reduced, 0) && text.Any(c => char.IsLetter(c) && !char.IsAscii(c) && c is < '\uFF00')))
        {
            return null;
        }

        var code = reduced.ToUpperInvariant();
        return CountryTable.ByCode(code.Length < 3 && code.All(char.IsAsciiDigit) ? code.PadLeft(3, '0') : code);
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
