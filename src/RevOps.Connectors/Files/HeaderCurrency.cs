using System.Text.RegularExpressions;

namespace RevOps.Connectors.Files;

/// <summary>The currency behind a header: <c>Amount spent (EUR)</c>.</summary>
internal static partial class HeaderCurrency
{
    /// <summary>The currency; null where there is none.</summary>
    public static string? Of(string header) => Behind().Match(header) is { Success: true } match ? match.Groups["code"].Value : null;

    /// <summary>The header without it.</summary>
    public static string Without(string header) => Behind().Replace(header, "");

    [GeneratedRegex(@"\s*[\(\[](?<code>[A-Z]{3})[\)\]]\s*\z")]
    private static partial Regex Behind();
}
