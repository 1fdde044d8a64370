using RevOps.Core.Identity.Matching;
using RevOps.Core.Identity.Survivorship;

namespace RevOps.Core.Rules;

internal static class IdentityRulesReader
{
    private static readonly Dictionary<string, MatchField> Fields = new(StringComparer.Ordinal)
    {
        ["email"] = MatchField.Email,
        ["phone"] = MatchField.Phone,
        ["visitorId"] = MatchField.VisitorId,
        ["externalId"] = MatchField.ExternalId,
        ["firstName"] = MatchField.FirstName,
        ["lastName"] = MatchField.LastName,
        ["companyDomain"] = MatchField.CompanyDomain,
        ["postalCode"] = MatchField.PostalCode,
        ["country"] = MatchField.Country,
    };

    private static readonly Dictionary<string, Survivor> Survivors = new(StringComparer.Ordinal)
    {
        ["newest"] = Survivor.Newest,
        ["oldest"] = Survivor.Oldest,
        ["trusted"] = Survivor.Trusted,
    };

    // E-mail agreement is the exact key itself; that two visitors or ids differ says nothing.
    private static readonly string[] Agreeing = [.. Fields.Keys.Except(["email"])];
    private static readonly string[] Differing = [.. Fields.Keys.Except(["visitorId", "externalId"])];

    public static IdentityRules Read(RuleObject root, string version) => new()
    {
        Version = version,
        Matching = Matching(root.Object("matching")),
        Survivorship = Survivorship(root.Object("survivorship")),
    };

    private static MatchingRules Matching(RuleObject json)
    {
        var linkFrom = Share(json, "linkFrom");
        var suggestFrom = Share(json, "suggestFrom");
        if (suggestFrom > linkFrom)
        {
            json.Fault("suggestFrom", "Must not be above 'linkFrom'.");
        }

        var companies = json.Object("companies");
        var ids = new HashSet<string>(ContactMatcher.Reserved, StringComparer.Ordinal);
        var rules = new MatchingRules
        {
            LinkFrom = linkFrom,
            SuggestFrom = suggestFrom,
            Rules = json.Objects("contacts").Select(r => Rule(r, ids, linkFrom)).ToList(),
            CompanyAdoptsDomain = Share(companies, "adoptsDomain"),
            CompanySameName = Share(companies, "sameName"),
        };
        companies.End();
        json.End();
        return rules;
    }

    private static MatchRule Rule(RuleObject json, HashSet<string> ids, double linkFrom)
    {
        var id = json.Text("id");
        if (id.Length > 0 && !ids.Add(id))
        {
            json.Fault("id", $"The id '{id}' is taken.");
        }

        var fields = FieldsOf(json, "fields", json.Texts("fields"), Agreeing);
        var unless = FieldsOf(json, "unless", json.Texts("unless", optional: true), Differing);
        var confidence = Share(json, "confidence");
        if (!IsFindable(fields))
        {
            json.Fault("fields", "Nobody can be found by these: needs phone, visitorId, externalId, or firstName and lastName with companyDomain or postalCode.");
        }

        if (confidence >= linkFrom && !unless.Contains(MatchField.Email))
        {
            json.Fault("unless", "A rule that links must name 'email' here: a contact has one address, and another address is another person until somebody merges them.");
        }

        var rule = new MatchRule(id, fields, unless, confidence, json.Text("reason"));
        json.End();
        return rule;
    }

    /// <summary>Candidates are looked up by index only: see contacts/candidates.</summary>
    private static bool IsFindable(List<MatchField> fields) =>
        fields.Exists(f => f is MatchField.Phone or MatchField.VisitorId or MatchField.ExternalId)
        || (fields.Contains(MatchField.FirstName) && fields.Contains(MatchField.LastName)
            && fields.Exists(f => f is MatchField.CompanyDomain or MatchField.PostalCode));

    private static List<MatchField> FieldsOf(RuleObject json, string name, IReadOnlyList<string> given, string[] allowed)
    {
        foreach (var unknown in given.Except(allowed))
        {
            json.Fault(name, $"'{unknown}' is none of: {string.Join(", ", allowed)}.");
        }

        return given.Where(allowed.Contains).Select(f => Fields[f]).ToList();
    }

    private static SurvivorshipRules Survivorship(RuleObject json)
    {
        var rules = new SurvivorshipRules
        {
            Trust = json.Texts("trust"),
            Contact = SurvivorsOf(json.Object("contact"), ContactFields.All),
            Company = SurvivorsOf(json.Object("company"), CompanyFields.All),
        };
        json.End();
        return rules;
    }

    private static Dictionary<string, Survivor> SurvivorsOf(RuleObject json, IReadOnlyList<string> fields)
    {
        var survivors = new Dictionary<string, Survivor>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var name = json.Text(field);
            if (!Survivors.TryGetValue(name, out var survivor) && name.Length > 0)
            {
                json.Fault(field, $"'{name}' is none of: {string.Join(", ", Survivors.Keys)}.");
            }

            survivors[field] = survivor;
        }

        json.End();
        return survivors;
    }

    private static double Share(RuleObject json, string name) => (double)json.Number(name, 0, 1);
}
