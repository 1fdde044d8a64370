using System.Text.RegularExpressions;

namespace RevOps.Functions.Description.PowerAutomate;

/// <summary>Names of fields in words, as flows show them.</summary>
internal static partial class ConnectorWords
{
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["Id"] = "ID",
        ["Utm"] = "UTM",
        ["Url"] = "URL",
        ["Sla"] = "SLA",
        ["Mql"] = "MQL",
        ["Sql"] = "SQL",
        ["Opp"] = "Opportunity",
        ["Cac"] = "CAC",
        ["Q"] = "Search For",
    };

    /// <summary>In title case: <c>leadScore</c> is "Lead Score".</summary>
    public static string TitleOf(string name) => string.Join(' ', Words().Matches(name).Select(m => char.ToUpperInvariant(m.Value[0]) + m.Value[1..]).Select(w => Own.GetValueOrDefault(w, w)));

    /// <summary>As a name of code: <c>lead.qualified</c> is "LeadQualified".</summary>
    public static string CodeOf(string type) => string.Concat(type.Split('.').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")]
    private static partial Regex Words();
}
