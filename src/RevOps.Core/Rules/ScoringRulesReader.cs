using RevOps.Core.Scoring;
using RevOps.Core.Text;

namespace RevOps.Core.Rules;

internal static class ScoringRulesReader
{
    private static readonly string[] Groups = ["fit", "intent", "penalty"];

    public static ScoringRules Read(RuleObject root, string version, Vocabulary vocabulary)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal) { LeadScorer.CapRule };
        return new ScoringRules
        {
            Version = version,
            Threshold = root.Integer("threshold", 1, 100),
            GroupCaps = Caps(root.Object("caps")),
            Rules = root.Objects("rules").Select(r => Rule(r, vocabulary, ids)).ToList(),
            Engagement = root.Objects("engagement").Select(r => Engagement(r, ids)).ToList(),
        };
    }

    private static Dictionary<string, int> Caps(RuleObject json)
    {
        var caps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var group in (string[])["fit", "engagement", "intent"])
        {
            caps[group] = json.Integer(group, 0, 100);
        }

        json.End();
        return caps;
    }

    private static ScoringRule Rule(RuleObject json, Vocabulary vocabulary, HashSet<string> ids)
    {
        var id = Id(json, ids);
        var group = json.Text("group");
        if (group.Length > 0 && !Groups.Contains(group))
        {
            json.Fault("group", $"'{group}' is none of: {string.Join(", ", Groups)}.");
        }

        var points = group == "penalty" ? json.Integer("points", -100, -1) : json.Integer("points", 1, 100);
        var rule = new ScoringRule(id, group, points, ConditionReader.Read(json.Object("when"), vocabulary), json.Text("reason"));
        json.End();
        return rule;
    }

    private static EngagementRule Engagement(RuleObject json, HashSet<string> ids)
    {
        var rule = new EngagementRule
        {
            Id = Id(json, ids),
            EventTypes = json.Texts("eventTypes").ToHashSet(StringComparer.Ordinal),
            UrlWords = json.Texts("urlWords", optional: true).Select(Words.Phrase).ToList(),
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
