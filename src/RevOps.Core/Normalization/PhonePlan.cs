using System.Text.RegularExpressions;

namespace RevOps.Core.Normalization;

/// <summary>
/// A numbering plan: of a country, or of a calling code that belongs to none (+800). Patterns are libphonenumber's; each is made
/// into a regular expression when it is first needed, because most plans never are.
/// </summary>
internal sealed class PhonePlan
{
    private readonly string[] fields;
    private readonly int[] lengths;
    private readonly PhoneNumberType[] types;
    private readonly string prefix;
    private readonly bool isPlainPrefix;
    private Regex? internationalPrefix;
    private Regex? nationalPrefix;
    private Regex? pattern;
    private Regex? leadingDigits;

    /// <summary>Reads a line of phones.tsv; see generate.mjs for its fields.</summary>
    public PhonePlan(string line)
    {
        fields = line.Split('\t');
        lengths = Lengths(fields[4]);
        prefix = fields[6].Length > 0 ? fields[6] : fields[5];
        isPlainPrefix = prefix.All(char.IsAsciiDigit);
        types = PhoneNumberType.Names.Select((name, i) => (name, Pattern: fields[9 + (2 * i)], Lengths: fields[10 + (2 * i)]))
            .Where(t => t.Pattern.Length > 0)
            .Select(t => new PhoneNumberType(t.name, t.Pattern, t.Lengths.Length > 0 ? Lengths(t.Lengths) : lengths))
            .ToArray();
    }

    /// <summary>The territory in libphonenumber's terms (ISO 3166-1 alpha-2, also AC, TA and XK), or the calling code of a plan without one.</summary>
    public string Id => fields[0];

    /// <summary>Digits after the +.</summary>
    public string CallingCode => fields[1];

    /// <summary>True where the plan tells its numbers from those of others with the same calling code by their first digits.</summary>
    public bool HasLeadingDigits => fields[8].Length > 0;

    /// <summary>ISO 3166-1 alpha-2; null for plans without a country. Ascension and Tristan da Cunha are Saint Helena's there.</summary>
    public string? Country => CountryTable.IsAlpha2(Id) ? Id : Id is "AC" or "TA" ? "SH" : null;

    /// <summary>True where the number starts like this plan's.</summary>
    public bool Leads(string national) => (leadingDigits ??= Anchored(fields[8], "")).IsMatch(national);

    /// <summary>True where the number could be one of this plan, of whatever type.</summary>
    public bool IsMatch(string national) => (pattern ??= Anchored(fields[3], "$")).IsMatch(national);

    /// <summary>Which type of number it is in this plan: mobile, fixed_line …; null where it is not valid in it.</summary>
    public string? TypeOf(string national)
    {
        if (!IsMatch(national))
        {
            return null;
        }

        var first = Array.FindIndex(types, t => t.Fits(national));
        if (first < 0)
        {
            return null;
        }

        // Fixed lines are the first type and mobiles the second, where the plan has them.
        var alsoMobile = types[first].Name == PhoneNumberType.FixedLine
            && (types.Length == 1 || types[1].Name != PhoneNumberType.Mobile || types[1].Fits(national));
        return alsoMobile ? PhoneNumberType.FixedLineOrMobile : types[first].Name;
    }

    /// <summary>How the number of digits compares with what is possible in this plan.</summary>
    public PhoneLength LengthOf(string national) =>
        lengths.Contains(national.Length) ? PhoneLength.Possible
        : national.Length < lengths[0] ? PhoneLength.TooShort
        : national.Length > lengths[^1] ? PhoneLength.TooLong
        : PhoneLength.Impossible;

    /// <summary>What follows the prefix of international calls (00, 011); null where the number does not start with it.</summary>
    public string? AfterInternationalPrefix(string digits)
    {
        if (fields[2].Length == 0)
        {
            return null;
        }

        var length = MatchLength(internationalPrefix ??= Anchored(fields[2], ""), digits);
        return length > 0 && length < digits.Length && digits[length] != '0' ? digits[length..] : null;
    }

    /// <summary>
    /// The number without trunk prefix and carrier code, rewritten where the plan says so (Argentina's 15 after the area code becomes
    /// a 9 before it); as it is where there is none.
    /// </summary>
    public string WithoutNationalPrefix(string number)
    {
        if (isPlainPrefix)
        {
            return prefix.Length > 0 && number.StartsWith(prefix, StringComparison.Ordinal) ? number[prefix.Length..] : number;
        }

        var match = (nationalPrefix ??= Anchored(prefix, "")).Match(number);
        if (!match.Success)
        {
            return number;
        }

        var rest = number[match.Length..];
        return fields[7].Length > 0 && match.Groups.Count > 1 && match.Groups[^1].Length > 0 ? match.Result(fields[7]) + rest : rest;
    }

    /// <summary>
    /// Interpreted on purpose: nothing in the metadata repeats without bound, so there is nothing to backtrack over, while automata
    /// for all plans would take half a gigabyte and compiled code seconds.
    /// </summary>
    internal static Regex Anchored(string text, string end) => new($"^(?:{text}){end}", RegexOptions.CultureInvariant);

    private static int MatchLength(Regex regex, string text)
    {
        foreach (var match in regex.EnumerateMatches(text))
        {
            return match.Length;
        }

        return -1;
    }

    private static int[] Lengths(string list) => list.Split(',').Select(int.Parse).ToArray();
}

/// <summary>How a number's length compares with what is possible in a plan.</summary>
internal enum PhoneLength
{
    /// <summary>A possible length.</summary>
    Possible,

    /// <summary>Below the shortest.</summary>
    TooShort,

    /// <summary>Above the longest.</summary>
    TooLong,

    /// <summary>Between the two, but none.</summary>
    Impossible,
}
