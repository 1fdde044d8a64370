using System.Globalization;
using System.Text.RegularExpressions;

namespace RevOps.Connectors.Input;

/// <summary>Times as RFC 3339 writes them: date, time and offset, all required. Result in UTC, to 100 ns.</summary>
internal static partial class Rfc3339
{
    /// <summary>The first year taken: an earlier one is a unit mistake (seconds for milliseconds) or an empty date.</summary>
    public const int FirstYear = 1970;

    /// <summary>Reads a time; false where it is not one.</summary>
    public static bool TryParse(string text, out DateTimeOffset time)
    {
        time = default;
        var match = Shape().Match(text);
        if (!match.Success)
        {
            return false;
        }

        // A leap second is counted with the second before it, as .NET has none.
        var second = match.Groups["s"].Value == "60" ? "59" : match.Groups["s"].Value;
        var fraction = match.Groups["f"].Value is { Length: > 7 } f ? f[..7] : match.Groups["f"].Value;
        var offset = match.Groups["o"].Value is "Z" or "z" ? "+00:00" : match.Groups["o"].Value;
        var plain = $"{match.Groups["d"].Value}T{match.Groups["m"].Value}:{second}.{fraction.PadRight(7, '0')}{offset}";
        return DateTimeOffset.TryParseExact(plain, "yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);
    }

    [GeneratedRegex(@"^(?<d>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<m>[0-9]{2}:[0-9]{2}):(?<s>[0-9]{2})(\.(?<f>[0-9]{1,20}))?(?<o>[Zz]|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Shape();
}
