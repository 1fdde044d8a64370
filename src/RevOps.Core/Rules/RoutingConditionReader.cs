using RevOps.Core.Normalization;
using RevOps.Core.Routing;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

/// <summary>Reads territories, and the <c>when</c> of routing rules.</summary>
internal static class RoutingConditionReader
{
    public static Dictionary<string, Territory> Territories(RuleObject json) =>
        json.Names().ToDictionary(name => name, name => new Territory(name, Areas(json, name)), StringComparer.Ordinal);

    public static RoutingCondition Read(RuleObject when, IReadOnlyDictionary<string, Territory> territories, Vocabulary vocabulary)
    {
        var condition = new RoutingCondition
        {
            Places = Places(when, territories),
            Industries = Values(when, "industries", vocabulary.Industries),
            Segments = Values(when, "segments", Vocabulary.Segments),
            Sources = Values(when, "sources", Vocabulary.Sources),
            Channels = Values(when, "channels", Vocabulary.Channels),
            Interests = when.Has("interests") ? Interests(when) : null,
        };
        when.End();
        return condition;
    }

    public static void CheckCountry(RuleObject json, string name, string code)
    {
        if (!CountryTable.IsAlpha2(code))
        {
            json.Fault(name, $"'{code}' is no ISO 3166-1 alpha-2 code (two capital letters).");
        }
    }

    /// <summary>Territories by name and countries by code; the lead is to be in any of them.</summary>
    private static List<Territory>? Places(RuleObject when, IReadOnlyDictionary<string, Territory> territories)
    {
        if (!when.Has("territories") & !when.Has("countries"))
        {
            return null;
        }

        var places = new List<Territory>();
        foreach (var name in when.Texts("territories", optional: true))
        {
            if (territories.TryGetValue(name, out var territory))
            {
                places.Add(territory);
            }
            else
            {
                when.Fault("territories", $"There is no territory '{name}'; there are: {string.Join(", ", territories.Keys)}.");
            }
        }

        if (when.Has("countries"))
        {
            places.Add(new Territory("", Areas(when, "countries")));
        }

        return places;
    }

    /// <summary>Countries by code, or parts of them: <c>{"country":"DE","postalPrefixes":["80","81"]}</c>.</summary>
    private static List<Area> Areas(RuleObject json, string name)
    {
        var areas = new List<Area>();
        foreach (var (code, part) in json.TextsOrObjects(name))
        {
            if (part is null)
            {
                CheckCountry(json, name, code);
                areas.Add(new Area(code, [], []));
            }
            else
            {
                areas.Add(Part(part));
            }
        }

        return areas;
    }

    private static Area Part(RuleObject json)
    {
        var country = json.Text("country");
        CheckCountry(json, "country", country);
        var (regions, prefixes) = (json.Texts("regions", optional: true), json.Texts("postalPrefixes", optional: true));
        if (regions.Count + prefixes.Count == 0)
        {
            json.FaultHere($"Needs regions or postalPrefixes; for the whole country write \"{country}\".");
        }

        json.End();
        return new Area(country, regions, prefixes);
    }

    private static List<string> Interests(RuleObject when)
    {
        var phrases = when.Texts("interests").Select(Words.Phrase).ToList();
        if (phrases.Any(p => p.TrimEnd('*').Length == 0))
        {
            when.Fault("interests", "A phrase needs at least one letter or digit.");
        }

        return phrases;
    }

    /// <summary>Null where the property is absent; checked against the vocabulary where that is closed.</summary>
    private static ValueList? Values(RuleObject when, string name, IReadOnlySet<string>? vocabulary)
    {
        if (!when.Has(name))
        {
            return null;
        }

        var values = when.Texts(name);
        foreach (var value in values.Where(v => vocabulary?.Contains(v) == false))
        {
            when.Fault(name, $"'{value}' is none of: {string.Join(", ", vocabulary!)}.");
        }

        return new ValueList(values);
    }
}
