using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using RevOps.Core.Explanations;
using RevOps.Core.Lifecycle;
using RevOps.Core.Normalization;
using RevOps.Data;
using RevOps.Data.Leads;
using RevOps.Functions.Access;
using RevOps.Functions.Description;
using RevOps.Functions.Http;
using RevOps.Functions.Setup;

namespace RevOps.Functions.Api;

/// <summary>Why a lead is as it is.</summary>
public sealed class ExplanationFunctions(Database database, RuleBook rules)
{
    /// <summary>Every decision about a lead, in plain words and as data, with the versions of the rules that made it.</summary>
    [Function("ExplainLead")]
    [Access(Scope.Read | Scope.Agent)]
    [Answers(200, typeof(ExplanationView))]
    public Task<IResult> Explain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "leads/{id}/explanation")] HttpRequest request, string id, CancellationToken cancel) =>
        database.ReadAsync(
            async sql => await sql.FindLeadAsync(id) is { } lead
                ? Answer.Ok(View(lead, await sql.LeadDetailAsync(lead), await sql.SubmissionsAsync(id), rules.Current.Scoring.RequalifyMargin))
                : Problem.NotFound("There is no lead of that id."),
            cancel);

    private static ExplanationView View(LeadView lead, LeadDetail detail, IReadOnlyList<SubmissionRow> submissions, int requalifyMargin)
    {
        var intakes = submissions.Select(Intake).ToList();
        var scoring = Scoring(lead, detail);
        var routing = Routing(lead, detail, requalifyMargin);
        return new ExplanationView(
            lead.LeadId,
            (string[])[.. intakes.SelectMany(i => i.Text), .. scoring.Text, .. routing.Text, .. Chain(detail), .. detail.History.Select(h => $"{h.At:yyyy-MM-dd HH:mm} UTC {h.Stage}: {h.Reason}")],
            intakes.Select(i => i.Data), scoring.Data, routing.Data,
            detail.Touchpoints.Where(t => t.CampaignKey is not null || t.CampaignRef is not null).Select(Campaign),
            detail.Assignments.Select(LeadViews.Assignment), detail.SlaHistory.Select(h => new ClockChange(h.State, h.At, h.Reason)),
            detail.History.Select(h => new StageReason(h.Stage, h.At, h.Reason)));
    }

    /// <summary>Who had it before, where it changed hands, and how its call clock went.</summary>
    private static IEnumerable<string> Chain(LeadDetail detail) =>
    [
        .. detail.Assignments.Where(a => a.FromOwnerId is not null).Select(a => $"{a.At:yyyy-MM-dd HH:mm} UTC from {a.FromOwnerId} to {a.OwnerId}: {a.Reason}."),
        .. detail.SlaHistory.Select(h => $"{h.At:yyyy-MM-dd HH:mm} UTC call clock {h.State}: {h.Reason}."),
    ];

    private static (IEnumerable<string> Text, SubmissionReading Data) Intake(SubmissionRow submission)
    {
        var steps = Json.Parse<List<NormalizationStep>>(submission.Steps);
        var words = steps.Select(StepWords.Of).ToList();
        return (
            [$"Came in by {submission.Connector} on {submission.SubmittedAt:yyyy-MM-dd HH:mm} UTC.", .. words],
            new SubmissionReading(
                submission.EventId, submission.Connector, submission.SubmittedAt, submission.ReceivedAt, submission.RuleVersion,
                steps.Zip(words, (s, w) => new NormalizationView(s.Field, s.Input, s.Output, s.Rule, w))));
    }

    private static (IEnumerable<string> Text, ScoringView Data) Scoring(LeadView lead, LeadDetail detail)
    {
        var total = ScoreWords.Total(lead.LeadScore, lead.Threshold);
        return (
            [total, .. detail.Contributions.Select(c => ScoreWords.Contribution(c.GroupName, c.Points, c.Reason))],
            new ScoringView(
                lead.LeadScore, lead.Threshold, detail.Contributions.Select(c => c.RuleVersion).FirstOrDefault(),
                detail.Contributions.GroupBy(c => c.GroupName).Select(g => new GroupPoints(g.Key, g.Sum(c => c.Points))),
                detail.Contributions.Select(c => new ContributionView(c.RuleId, c.GroupName, c.Points, c.Reason))));
    }

    private static (IEnumerable<string> Text, RoutingView? Data) Routing(LeadView lead, LeadDetail detail, int requalifyMargin)
    {
        if (detail.Decisions.FirstOrDefault(d => d.Kind == DecisionKind.Routing) is not { } decision)
        {
            return ([RoutingWords.NotRouted(lead.IsTest, lead.LeadScore, lead.Threshold)], null);
        }

        var made = Json.Parse<StoredRouting>(decision.Detail);
        IEnumerable<string> waiting = lead.Status == LeadStatuses.Recycled ? [RoutingWords.Recycled(lead.Threshold, requalifyMargin)] : [];
        return (
            [.. waiting, .. made.Skipped.Select(s => $"Rule {s.RuleId} did not take it: {s.Reason}"), $"Rule {made.RuleId} gave it to {made.OwnerId}: {made.Reason}"],
            new RoutingView(decision.RuleVersion, JsonSerializer.Deserialize<JsonElement>(decision.Detail)));
    }

    private static CampaignMatchView Campaign(TouchpointRow touchpoint) =>
        new(
            touchpoint.TouchpointId, touchpoint.Channel, touchpoint.UtmCampaign, touchpoint.CampaignRef, touchpoint.CampaignId,
            touchpoint.CampaignMatch);

    private sealed record StoredRouting(string RuleId, string OwnerId, string Reason, IReadOnlyList<StoredSkip> Skipped);

    private sealed record StoredSkip(string RuleId, string Reason);
}
