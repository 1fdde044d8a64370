using System.Text.RegularExpressions;
using RevOps.Core.Normalization;

namespace RevOps.Core.Rules;

internal static partial class IndustryRulesReader
{
    /// <summary>Reads the list; a name or code of two industries is a fault.</summary>
    public static List<IndustryRule> Read(RuleObject json)
    {
        var industries = new List<IndustryRule>();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var objects = json.Names().Select(id => (Id: id, Json: json.Object(id))).ToList();
        foreach (var (id, industry) in objects)
        {
            var names = industry.Texts("names").Select(IndustryIndex.Comparable).Distinct().ToList();
            industries.Add(new IndustryRule(
                id,
                names.Append(IndustryIndex.Comparable(id)).Distinct().ToList(),
                Codes(industry, "isic", Isic(), owners, id),
                Codes(industry, "naics", Digits(), owners, id),
                Codes(industry, "sic", Digits(), owners, id)));
            foreach (var name in names.Where(n => !owners.TryAdd(n, id) && owners[n] != id))
            {
                industry.Fault("names", $"'{name}' is listed under {owners[name]} too.");
            }

            industry.End();
        }

        foreach (var section in IsicSections.All.Where(s => objects.Count > 0 && !owners.ContainsKey($"isic {s}")))
        {
            json.FaultHere($"No industry has section {section} of ISIC.");
        }

        return industries;
    }

    private static IReadOnlyList<string> Codes(RuleObject json, string name, Regex form, Dictionary<string, string> owners, string id)
    {
        var codes = json.Texts(name);
        foreach (var code in codes)
        {
            if (!form.IsMatch(code))
            {
                json.Fault(name, $"'{code}' is no code of {name.ToUpperInvariant()}.");
            }
            else if (!owners.TryAdd($"{name} {code}", id))
            {
                json.Fault(name, $"'{code}' is listed under {owners[$"{name} {code}"]} too.");
            }
        }

        return codes;
    }

    [GeneratedRegex(@"^([A-U]|[0-9]{2,4})\z")]
    private static partial Regex Isic();

    [GeneratedRegex(@"^[0-9]{2,6}\z")]
    private static partial Regex Digits();
}
