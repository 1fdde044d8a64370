using RevOps.Core.Owners;
using RevOps.Core.Routing;

namespace RevOps.Core.Rules;

internal static class RoutingRulesReader
{
    private static readonly string[] Reserved = [LeadRouter.DefaultRule, LeadRouter.FallbackRule];
    private static readonly string[] Ways = ["team", "owners", "existingOwnership"];

    private static readonly Dictionary<string, RoutingStrategy> Strategies = new(StringComparer.Ordinal)
    {
        ["round_robin"] = RoutingStrategy.RoundRobin,
        ["weighted"] = RoutingStrategy.Weighted,
        ["load"] = RoutingStrategy.Load,
    };

    private static readonly Dictionary<string, HoursPolicy> HoursPolicies = new(StringComparer.Ordinal)
    {
        ["prefer"] = HoursPolicy.Prefer,
        ["require"] = HoursPolicy.Require,
        ["ignore"] = HoursPolicy.Ignore,
    };

    private static readonly Dictionary<string, bool> LanguagePolicies = new(StringComparer.Ordinal) { ["match"] = true, ["ignore"] = false };

    public static RoutingRules Read(RuleObject root, string version, Vocabulary vocabulary)
    {
        var territories = RoutingConditionReader.Territories(root.Object("territories"));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return new RoutingRules
        {
            Version = version,
            Fallback = Fallback(root.Object("fallback")),
            Languages = Languages(root),
            Rules = root.Objects("rules").Select(r => Rule(r, territories, vocabulary, ids)).ToList(),
        };
    }

    private static FallbackOwner Fallback(RuleObject json)
    {
        var owner = new FallbackOwner(json.Text("ownerId"), json.Text("name"), json.Text("email"));
        json.End();
        return owner;
    }

    private static Dictionary<string, IReadOnlyList<string>> Languages(RuleObject root)
    {
        var languages = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (!root.Has("languages"))
        {
            return languages;
        }

        var json = root.Object("languages");
        foreach (var country in json.Names())
        {
            RoutingConditionReader.CheckCountry(json, country, country);
            languages[country] = json.Texts(country);
            foreach (var code in languages[country].Where(c => !OwnerLimits.IsLanguage(c)))
            {
                json.Fault(country, $"'{code}' is no ISO 639-1 code (two small letters).");
            }
        }

        return languages;
    }

    private static RoutingRule Rule(RuleObject json, IReadOnlyDictionary<string, Territory> territories, Vocabulary vocabulary, HashSet<string> ids)
    {
        var isOwnership = Whom(json) == "existingOwnership";
        var rule = new RoutingRule
        {
            Id = Id(json, "id", ids),
            Reason = json.Text("reason"),
            When = RoutingConditionReader.Read(json.Object("when"), territories, vocabulary),
            ExistingOwnership = isOwnership,
        };
        var whole = isOwnership ? rule : rule with
        {
            Team = json.OptionalText("team"),
            OwnerIds = json.Texts("owners", optional: true),
            Strategy = Choice(json, "strategy", Strategies),
            Rotation = Rotation(json),
            Skills = [.. json.Texts("skills", optional: true).Select(s => s.ToLowerInvariant())],
            MatchLanguage = Choice(json, "language", LanguagePolicies),
            Hours = Choice(json, "hours", HoursPolicies),
        };
        json.End();
        return whole;
    }

    /// <summary>Which of the three ways of naming who gets the leads the rule has.</summary>
    private static string Whom(RuleObject json)
    {
        string[] ways = [.. Ways.Where(json.Has)];
        if (ways is not [var way])
        {
            json.FaultHere("Needs exactly one of: team, owners, existingOwnership.");
            return "";
        }

        if (way == "existingOwnership" && !json.Flag(way))
        {
            json.Fault(way, "Is true or left out.");
        }

        if (way == "owners" && json.Texts(way) is [])
        {
            json.Fault(way, "Needs at least one owner.");
        }

        return way;
    }

    private static string Id(RuleObject json, string name, HashSet<string> ids)
    {
        var id = json.Text(name);
        if (id.Length > 0 && (!ids.Add(id) || Reserved.Contains(id)))
        {
            json.Fault(name, $"The id '{id}' is taken.");
        }

        return id;
    }

    private static string? Rotation(RuleObject json)
    {
        var name = json.OptionalText("rotation");
        if (name is not null && (name.Length > 100 || Reserved.Contains(name)))
        {
            json.Fault("rotation", $"'{name}' is taken, or has more than 100 characters.");
        }

        return name;
    }

    /// <summary>One of a few words; the default where absent is the type's own.</summary>
    private static T Choice<T>(RuleObject json, string name, Dictionary<string, T> words)
        where T : struct
    {
        if (json.OptionalText(name) is not { } word)
        {
            return default;
        }

        if (!words.TryGetValue(word, out var value))
        {
            json.Fault(name, $"'{word}' is none of: {string.Join(", ", words.Keys)}.");
        }

        return value;
    }
}
