using System.Text.RegularExpressions;

namespace RevOps.Core.Normalization;

/// <summary>One type of numbers in a plan.</summary>
/// <param name="name">As stored.</param>
/// <param name="text">Pattern of the whole national number.</param>
/// <param name="lengths">Possible lengths of the national number.</param>
internal sealed class PhoneNumberType(string name, string text, int[] lengths)
{
    public const string FixedLine = "fixed_line";
    public const string Mobile = "mobile";
    public const string FixedLineOrMobile = "fixed_line_or_mobile";

    private Regex? pattern;

    /// <summary>In the order of phones.tsv, which is the order in which they are tried.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [FixedLine, Mobile, "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail"];

    public string Name { get; } = name;

    public bool Fits(string national) => lengths.Contains(national.Length) && (pattern ??= PhonePlan.Anchored(text, "$")).IsMatch(national);
}
