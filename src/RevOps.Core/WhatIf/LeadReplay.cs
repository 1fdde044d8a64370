using RevOps.Core.Normalization;
using RevOps.Core.Routing;
using RevOps.Core.Rules;
using RevOps.Core.Scoring;

namespace RevOps.Core.WhatIf;

/// <summary>What some rules make of a lead.</summary>
/// <param name="Decisive">The score that qualified it, else its highest; null where no submission was usable.</param>
/// <param name="Peak">Its highest score; 0 where no submission was usable.</param>
/// <param name="QualifiedAt">When it first reached the threshold; null where it never did, and for tests.</param>
/// <param name="Routing">What routing would look at then; null where it never qualified.</param>
/// <param name="CompanyKey">Its company.</param>
/// <param name="IsTest">Kept and flagged, neither routed nor counted.</param>
/// <param name="Steps">How the newest submission was normalized.</param>
public sealed record ReplayedLead(
    LeadScore? Decisive,
    int Peak,
    DateTimeOffset? QualifiedAt,
    RoutingFacts? Routing,
    string? CompanyKey,
    bool IsTest,
    IReadOnlyList<NormalizationStep> Steps)
{
    /// <summary>Not one submission could be used under the rules.</summary>
    public static ReplayedLead Unusable { get; } = new(null, 0, null, null, null, false, []);
}

/// <summary>Decides again what was decided, under any rules, in memory.</summary>
public static class LeadReplay
{
    /// <summary>
    /// Normalizes the lead's submissions and scores it after each of them and after each touchpoint, up to <paramref name="until"/>,
    /// as the pipeline does. The same history and rules always give the same result.
    /// </summary>
    /// <param name="history">The lead.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="until">End of the replay, exclusive.</param>
    public static ReplayedLead Run(LeadHistory history, RuleSet rules, DateTimeOffset until)
    {
        LeadProfile? profile = null;
        LeadScore? best = null;
        ReplayedLead? qualified = null;
        var submissions = history.Submissions;
        for (var i = 0; i < submissions.Count; i++)
        {
            if (LeadNormalizer.Normalize(submissions[i].Submission, rules.Normalization, submissions[i].ReceivedAt) is not NormalizationResult.Normalized normalized)
            {
                continue;
            }

            profile = LeadProfile.With(profile, normalized.Lead);
            var next = i + 1 < submissions.Count ? submissions[i + 1].ReceivedAt : until;
            foreach (var at in Moments(submissions[i].ReceivedAt, next, history.Touchpoints))
            {
                var score = LeadScorer.Score(profile.Scoring(Before(history.Touchpoints, at)), rules.Scoring, at);
                best = best is null || score.Total > best.Total ? score : best;
                if (qualified is null && score.IsQualified && !profile.IsTest)
                {
                    qualified = new ReplayedLead(score, 0, at, profile.Routing(), profile.CompanyKey, false, profile.Newest.Steps);
                }
            }
        }

        return qualified is not null ? qualified with { Peak = best!.Total }
            : profile is null ? ReplayedLead.Unusable
            : new ReplayedLead(best, best?.Total ?? 0, null, null, profile.CompanyKey, profile.IsTest, profile.Newest.Steps);
    }

    /// <summary>When the lead is scored: at its receipt, then at each touchpoint until the next submission.</summary>
    private static IEnumerable<DateTimeOffset> Moments(DateTimeOffset from, DateTimeOffset until, IReadOnlyList<TouchpointFact> newestFirst)
    {
        yield return from;
        for (var i = newestFirst.Count - 1; i >= 0; i--)
        {
            if (newestFirst[i].EventTime > from && newestFirst[i].EventTime < until)
            {
                yield return newestFirst[i].EventTime;
            }
        }
    }

    /// <summary>The touchpoints up to a time, newest first.</summary>
    private static IReadOnlyList<TouchpointFact> Before(IReadOnlyList<TouchpointFact> newestFirst, DateTimeOffset at)
    {
        var skip = 0;
        while (skip < newestFirst.Count && newestFirst[skip].EventTime > at)
        {
            skip++;
        }

        return skip == 0 ? newestFirst : [.. newestFirst.Skip(skip)];
    }
}
