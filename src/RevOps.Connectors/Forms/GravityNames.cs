using System.Text.RegularExpressions;

namespace RevOps.Connectors.Forms;

/// <summary>
/// Gravity Forms numbers its fields; a name field's parts are <c>N.2</c> prefix, <c>N.3</c> given name, <c>N.4</c> middle,
/// <c>N.6</c> family name, <c>N.8</c> suffix. An address (<c>N.1</c> to <c>N.6</c>) and check boxes (<c>N.1</c> …) have other
/// parts too, and are told apart by them. Everything else numbered needs an entry for its form in the rules.
/// </summary>
internal static partial class GravityNames
{
    private static readonly string[] NameParts = ["2", "3", "4", "6", "8"];

    /// <summary>Canonical name by path for the first field that can only be a name.</summary>
    public static IReadOnlyDictionary<string, string> Find(IReadOnlyList<FormField> fields)
    {
        var groups = fields
            .Select(f => Numbered().Match(f.Path))
            .Where(m => m.Success)
            .GroupBy(m => m.Groups["field"].Value)
            .FirstOrDefault(g => g.All(m => NameParts.Contains(m.Groups["part"].Value)) && g.Any(m => m.Groups["part"].Value is "3" or "6"));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var match in groups ?? Enumerable.Empty<Match>())
        {
            if (match.Groups["part"].Value is "3" or "6")
            {
                names[match.Value] = match.Groups["part"].Value == "3" ? "firstName" : "lastName";
            }
        }

        return names;
    }

    [GeneratedRegex(@"^(input_)?(?<field>[0-9]{1,5})[._](?<part>[0-9]{1,2})\z")]
    private static partial Regex Numbered();
}
