using RevOps.Core.Normalization;

namespace RevOps.Core.Rules;

internal static class OriginRulesReader
{
    public static OriginRules Read(RuleObject json)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var clickIds = json.Texts("clickIds").ToHashSet(StringComparer.Ordinal);
        var own = json.Texts("ownDomains");
        foreach (var domain in own.Where(d => DomainNames.ToAscii(d) != d))
        {
            json.Fault("ownDomains", $"'{domain}' is no domain in lower case.");
        }

        var rules = new OriginRules
        {
            NotSet = json.Texts("notSet").Select(t => t.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal),
            OwnDomains = own,
            OwnHosts = new HostPatterns(own),
            ClickIds = clickIds,
            PaidMediums = json.Texts("paidMediums").Select(t => OriginResolver.Comparable(t)!).ToHashSet(StringComparer.Ordinal),
            Rules = json.Objects("rules").Select(r => Rule(r, clickIds, ids)).ToList(),
        };
        json.End();
        return rules;
    }

    private static OriginRule Rule(RuleObject json, HashSet<string> clickIds, HashSet<string> ids)
    {
        var when = json.Object("when");
        var referrers = when.Has("referrers") ? when.Texts("referrers") : null;
        var rule = new OriginRule
        {
            Id = json.Text("id"),
            ClickIds = when.Has("clickIds") ? when.Texts("clickIds").ToHashSet(StringComparer.Ordinal) : null,
            Sources = Set(when, "sources"),
            Mediums = Set(when, "mediums"),
            Paid = when.Has("paid") ? when.Flag("paid") : null,
            Referrers = referrers,
            ReferrerHosts = referrers is null ? null : new HostPatterns(referrers),
            Source = OneOf(json, "source", Vocabulary.Sources),
            Channel = OneOf(json, "channel", Vocabulary.Channels),
        };
        if (!ids.Add(rule.Id))
        {
            json.Fault("id", $"The id '{rule.Id}' is taken.");
        }

        foreach (var unknown in rule.ClickIds?.Where(c => !clickIds.Contains(c)) ?? [])
        {
            when.Fault("clickIds", $"'{unknown}' is not among the click ids above.");
        }

        when.End();
        json.End();
        return rule;
    }

    private static HashSet<string>? Set(RuleObject json, string name) =>
        json.Has(name) ? json.Texts(name).Select(t => OriginResolver.Comparable(t)!).ToHashSet(StringComparer.Ordinal) : null;

    private static string OneOf(RuleObject json, string name, IReadOnlySet<string> list)
    {
        var value = json.Text(name);
        if (value.Length > 0 && !list.Contains(value))
        {
            json.Fault(name, $"'{value}' is none of: {string.Join(", ", list)}.");
        }

        return value;
    }
}
