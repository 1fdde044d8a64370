using System.Globalization;
using RevOps.Core.Scoring;

namespace RevOps.Core.WhatIf;

/// <summary>Says in words why rules disagree about a lead.</summary>
internal static class WhatIfReasons
{
    public static IReadOnlyList<string> Of(ReplayedLead now, ReplayedLead then) =>
        [.. Usable(now, then), .. Threshold(now.Decisive, then.Decisive), .. Points(now.Decisive, then.Decisive), .. Fields(now, then)];

    /// <summary>Fields whose newest value differs, with both values.</summary>
    public static IEnumerable<(string Field, string? Now, string? Then)> Differences(ReplayedLead now, ReplayedLead then)
    {
        var before = Outputs(now);
        var after = Outputs(then);
        return before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(f => (f, before.GetValueOrDefault(f), after.GetValueOrDefault(f)))
            .Where(d => d.Item2 != d.Item3);
    }

    private static Dictionary<string, string?> Outputs(ReplayedLead lead)
    {
        var outputs = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var step in lead.Steps)
        {
            outputs[step.Field] = step.Output;
        }

        return outputs;
    }

    private static IEnumerable<string> Usable(ReplayedLead now, ReplayedLead then) =>
        now.Decisive is null ? ["Rejected under the present rules."]
        : then.Decisive is null ? ["Rejected under the proposed rules."]
        : now.IsTest != then.IsTest ? [then.IsTest ? "Becomes a test lead." : "Is no test lead any more."]
        : [];

    private static IEnumerable<string> Threshold(LeadScore? now, LeadScore? then) => now is not null && then is not null && now.Threshold != then.Threshold
        ? [string.Create(CultureInfo.InvariantCulture, $"Threshold {then.Threshold} instead of {now.Threshold}.")]
        : [];

    private static IEnumerable<string> Points(LeadScore? now, LeadScore? then)
    {
        var before = ByRule(now);
        var after = ByRule(then);
        return before.Keys.Union(after.Keys)
            .Select(rule => (rule, now: before.GetValueOrDefault(rule), then: after.GetValueOrDefault(rule)))
            .Where(r => r.now != r.then)
            .OrderByDescending(r => Math.Abs(r.then - r.now)).ThenBy(r => r.rule, StringComparer.Ordinal)
            .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.rule}: {r.then} points instead of {r.now}."));
    }

    private static Dictionary<string, int> ByRule(LeadScore? score) => (score?.Contributions ?? [])
        .GroupBy(c => c.RuleId == LeadScorer.CapRule ? $"{c.RuleId} of {c.Group}" : c.RuleId, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Sum(c => c.Points), StringComparer.Ordinal);

    private static IEnumerable<string> Fields(ReplayedLead now, ReplayedLead then) =>
        Differences(now, then).Select(d => $"{d.Field}: {d.Then ?? "unknown"} instead of {d.Now ?? "unknown"}.");
}
