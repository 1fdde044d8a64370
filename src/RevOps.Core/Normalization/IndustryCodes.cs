using System.Text.RegularExpressions;

namespace RevOps.Core.Normalization;

/// <summary>Industries given by code: "ISIC 6201", "NACE J62.01", "NAICS 541511", "SIC 7372", "62.01".</summary>
internal static partial class IndustryCodes
{
    /// <summary>The industry; null where the text is no code, or one that could be of several lists.</summary>
    /// <param name="text">As given, in lower case.</param>
    /// <param name="industries">The list.</param>
    public static (string? Industry, string Rule)? Find(string text, IndustryIndex industries)
    {
        var match = Code().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var list = match.Groups["list"].Value;
        var letter = match.Groups["letter"].Value.ToUpperInvariant();
        var raw = match.Groups["digits"].Value;
        var digits = raw.Replace(".", "", StringComparison.Ordinal);
        return list switch
        {
            "naics" or "scian" => (industries.OfNaics(digits), "industry.naics"),
            "sic" when letter.Length == 0 && digits.Length is 3 or 4 => (industries.OfSic(digits), "industry.sic"),
            not "" => (Isic(letter, digits, industries), "industry.isic"),
            "" when letter.Length == 1 && digits.Length > 1 => (Isic(letter, digits, industries), "industry.isic"),
            "" when raw.IndexOf('.', StringComparison.Ordinal) == 2 && digits.Length > 2 => (Isic("", digits, industries), "industry.isic"),
            "" when digits.Length == 6 && raw == digits => (industries.OfNaics(digits), "industry.naics"),
            _ => null,
        };
    }

    [GeneratedRegex(
        @"^\s*(?<list>isic|nace|wz|ateco|naf|ape|pkd|sbi|sni|oenace|önace|noga|cnae|caen|naics|scian|sic)?\s*(rev\.?\s?\d(\.\d)?|2003|2007|2008|2025|-?code)?\s*[:#-]?\s*(?<letter>[a-u])?\.?(?<digits>\d{0,2}(\.?\d){0,5})(\.?[a-z])?(\s*[-–:,(].*)?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    private static string? Isic(string letter, string digits, IndustryIndex industries) =>
        digits.Length == 0 ? (letter.Length == 1 ? industries.OfIsic(letter) : null)
        : letter.Length == 0 || IsicSections.Of(digits) == letter ? industries.OfIsic(digits)
        : null;
}
