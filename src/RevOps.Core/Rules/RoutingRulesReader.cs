using RevOps.Core.Routing;

namespace RevOps.Core.Rules;

internal static class RoutingRulesReader
{
    private static readonly string[] Reserved = [LeadRouter.CompanyOwnerRule, LeadRouter.DefaultRule, LeadRouter.FallbackRule];

    public static RoutingRules Read(RuleObject root, string version, Vocabulary vocabulary)
    {
        var territories = Territories(root.Object("territories"));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new RoutingRules
        {
            Version = version,
            Fallback = Fallback(root.Object("fallback")),
            Rules = root.Objects("rules").Select(r => Rule(r, territories, vocabulary, ids)).ToList(),
        };
    }

    private static FallbackOwner Fallback(RuleObject json)
    {
        var owner = new FallbackOwner(json.Text("ownerId"), json.Text("name"), json.Text("email"));
        json.End();
        return owner;
    }

    private static Dictionary<string, IReadOnlyList<string>> Territories(RuleObject json)
    {
        var territories = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var name in json.Names())
        {
            territories[name] = json.Texts(name);
            Countries(json, name, territories[name]);
        }

        return territories;
    }

    private static RoutingRule Rule(
        RuleObject json, Dictionary<string, IReadOnlyList<string>> territories, Vocabulary vocabulary, HashSet<string> ids)
    {
        var id = json.Text("id");
        if (id.Length > 0 && (!ids.Add(id) || Reserved.Contains(id)))
        {
            json.Fault("id", $"The id '{id}' is taken.");
        }

        var when = json.Object("when");
        var rule = new RoutingRule
        {
            Id = id,
            Team = json.Text("team"),
            Reason = json.Text("reason"),
            Countries = CountriesOf(when, territories),
            Industries = Set(when, "industries", vocabulary.Industries),
            Segments = Set(when, "segments", Vocabulary.Segments),
            Channels = Set(when, "channels", Vocabulary.Channels),
        };
        when.End();
        json.End();
        return rule;
    }

    private static HashSet<string>? CountriesOf(RuleObject when, Dictionary<string, IReadOnlyList<string>> territories)
    {
        if (!when.Has("territories") & !when.Has("countries"))
        {
            return null;
        }

        var countries = when.Texts("countries", optional: true).ToHashSet(StringComparer.Ordinal);
        Countries(when, "countries", countries);
        foreach (var name in when.Texts("territories", optional: true))
        {
            if (territories.TryGetValue(name, out var members))
            {
                countries.UnionWith(members);
            }
            else
            {
                when.Fault("territories", $"There is no territory '{name}'; there are: {string.Join(", ", territories.Keys)}.");
            }
        }

        return countries;
    }

    private static void Countries(RuleObject json, string name, IEnumerable<string> codes)
    {
        foreach (var code in codes.Where(c => !Normalization.CountryTable.IsAlpha2(c)))
        {
            json.Fault(name, $"'{code}' is no ISO 3166-1 alpha-2 code (two capital letters).");
        }
    }

    /// <summary>Null where the property is absent; checked against the vocabulary where that is closed.</summary>
    private static HashSet<string>? Set(RuleObject when, string name, IReadOnlySet<string>? vocabulary)
    {
        if (!when.Has(name))
        {
            return null;
        }

        var values = when.Texts(name).ToHashSet(StringComparer.Ordinal);
        foreach (var value in values.Where(v => vocabulary is not null && !vocabulary.Contains(v)))
        {
            when.Fault(name, $"'{value}' is none of: {string.Join(", ", vocabulary!)}.");
        }

        return values;
    }
}
