using System.Collections.Frozen;
using RevOps.Core.Scoring;

namespace RevOps.Core.Rules;

internal static class ScoringRulesReader
{
    public static ScoringRules Read(RuleObject root, string version, Vocabulary vocabulary)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal) { LeadScorer.CapRule };
        var named = new NamedParts(root);
        var conditions = new ConditionReader(vocabulary, named);
        named.ReadConditions(conditions);
        var rules = new ScoringRules
        {
            Version = version,
            Threshold = root.Integer("threshold", 1, 100),
            SegmentThresholds = SegmentThresholds(root.OptionalObject("segmentThresholds")),
            RequalifyMargin = root.Integer("requalifyMargin", 0, 50, fallback: 0),
            RequalifyEventTypes = root.Has("requalifyEventTypes")
                ? root.Texts("requalifyEventTypes").ToFrozenSet(StringComparer.Ordinal)
                : ScoringRules.DefaultRequalifyEventTypes,
            GroupCaps = Caps(root.Object("caps")),
            Rules = root.Objects("rules").Select(r => Rule(r, conditions, ids)).ToList(),
            Engagement = root.Objects("engagement").Select(r => Engagement(r, conditions, ids)).ToList(),
        };
        named.End();
        return rules;
    }

    private static Dictionary<string, int> SegmentThresholds(RuleObject? json)
    {
        var thresholds = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var segment in Vocabulary.Segments.Where(s => json?.Has(s) == true))
        {
            thresholds[segment] = json!.Integer(segment, 1, 100);
        }

        json?.End();
        return thresholds;
    }

    private static Dictionary<string, int> Caps(RuleObject json)
    {
        var caps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in ScoringGroups.All.Where(g => g != ScoringGroups.Penalty))
        {
            caps[group] = json.Integer(group, 0, 100);
        }

        if (json.Has(ScoringGroups.Penalty))
        {
            caps[ScoringGroups.Penalty] = json.Integer(ScoringGroups.Penalty, -100, 0);
        }

        json.End();
        return caps;
    }

    private static ScoringRule Rule(RuleObject json, ConditionReader conditions, HashSet<string> ids)
    {
        var id = Id(json, ids);
        var group = json.Text("group");
        if (group.Length > 0 && !ScoringGroups.All.Contains(group))
        {
            json.Fault("group", $"'{group}' is none of: {string.Join(", ", ScoringGroups.All)}.");
        }

        var points = group == ScoringGroups.Penalty ? json.Integer("points", -100, -1) : json.Integer("points", 1, 100);
        var rule = new ScoringRule(id, group, points, conditions.Read(json.Object("when")), json.Text("reason"));
        json.End();
        return rule;
    }

    private static EngagementRule Engagement(RuleObject json, ConditionReader conditions, HashSet<string> ids)
    {
        var rule = new EngagementRule
        {
            Id = Id(json, ids),
            Filter = conditions.Filter(json, eventTypesRequired: true),
            Points = json.Number("points", 0.1m, 100),
            Max = json.Integer("max", 1, 100),
            HalfLife = TimeSpan.FromDays((double)json.Number("halfLifeDays", 0.1m, 3650)),
            Reason = json.Text("reason"),
        };
        json.End();
        return rule;
    }

    private static string Id(RuleObject json, HashSet<string> ids)
    {
        var id = json.Text("id");
        if (id.Length > 0 && !ids.Add(id))
        {
            json.Fault("id", $"The id '{id}' is taken.");
        }

        return id;
    }
}
