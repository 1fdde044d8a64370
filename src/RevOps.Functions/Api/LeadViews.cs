using System.Text.Json;
using RevOps.Data.Deals;
using RevOps.Data.Leads;
using RevOps.Data.Sla;

namespace RevOps.Functions.Api;

/// <summary>How leads look in answers: the field names are the contract with callers.</summary>
internal static class LeadViews
{
    public static LeadItem Item(LeadView lead) => new(
        lead.LeadId, lead.ContactId, lead.CompanyId, lead.Email, lead.FirstName, lead.LastName, lead.CompanyName, lead.Country, lead.LifecycleStage,
        lead.Status, lead.LeadScore, lead.Threshold, lead.Segment, lead.Source, lead.Channel, lead.OwnerId, lead.CreatedAt, lead.QualifiedAt,
        lead.MqlAt, lead.SqlAt, lead.OppAt, lead.CustomerAt, Clock(lead));

    public static object Detail(LeadView lead, LeadDetail detail, IEnumerable<object> nurture)
    {
        var item = Item(lead);
        return new
        {
            item.LeadId,
            item.ContactId,
            item.CompanyId,
            item.Email,
            item.FirstName,
            item.LastName,
            item.CompanyName,
            item.Country,
            item.LifecycleStage,
            item.Status,
            item.LeadScore,
            item.Threshold,
            item.Segment,
            item.Source,
            item.Channel,
            item.OwnerId,
            item.CreatedAt,
            item.QualifiedAt,
            item.MqlAt,
            item.SqlAt,
            item.OppAt,
            item.CustomerAt,
            item.Sla,
            Contact = Contact(detail),
            Company = detail.Company is { } m
                ? new { m.CompanyId, m.CompanyName, m.Industry, m.EmployeeCountBand, m.AnnualRevenueBand, m.Country, m.MatchKey, m.Domain }
                : null,
            Task = Task(detail.Task),
            FollowUp = Task(detail.FollowUp),
            Assignments = detail.Assignments.Select(Assignment),
            SlaHistory = detail.SlaHistory.Select(h => new { h.State, h.At, h.Reason }),
            Touchpoints = detail.Touchpoints.Select(Touchpoint),
            Deals = detail.Deals.Select(Deal),
            Mails = detail.Mails.Select(m => new { m.MailId, m.Sequence, m.Template, m.TemplateVersion, m.QueuedAt, m.State, m.DoneAt }),
            History = detail.History.Select(h => new { h.Stage, h.At, h.Reason, h.SecondsInStage }),
            Nurture = nurture,
            Explanation = Explanation(detail),
        };
    }

    public static object Assignment(AssignmentRow a) => new { a.OwnerId, a.FromOwnerId, a.At, a.Reason, a.SlaId };

    public static SlaView Clock(SlaRow clock) => new(
        clock.SlaId, clock.LeadId, clock.OwnerId, clock.Policy, clock.StartedAt, clock.DueAt, clock.State, clock.CalledAt, clock.SecondsToCall,
        clock.RemindedAt, clock.BreachedAt, clock.EscalatedAt);

    private static SlaView? Clock(LeadView lead) => lead is { SlaId: { } id, StartedAt: { } started, DueAt: { } due }
        ? new SlaView(
            id, lead.LeadId, lead.SlaOwnerId, lead.Policy, started, due, lead.State, lead.CalledAt, lead.SecondsToCall, lead.RemindedAt, lead.BreachedAt,
            lead.EscalatedAt)
        : null;

    private static object? Task(TaskRow? task) =>
        task is { } t ? new { t.TaskId, t.OwnerId, t.Kind, t.DueAt, t.CreatedAt, t.CompletedAt } : null;

    private static object? Contact(LeadDetail detail) => detail.Contact is { } c
        ? new
        {
            c.ContactId,
            c.Email,
            c.FirstName,
            c.LastName,
            c.Phone,
            c.PhoneType,
            c.PhoneExtension,
            c.Country,
            c.Region,
            c.PostalCode,
            c.CompanyId,
            c.JobTitle,
            c.CreatedAt,
            Consents = detail.Consents.Select(x => new { x.Purpose, x.Granted, At = x.GivenAt, x.Text, x.Source }),
        }
        : null;

    private static object Touchpoint(TouchpointRow t) => new
    {
        t.TouchpointId,
        t.EventType,
        t.EventTime,
        t.Source,
        t.Channel,
        t.CampaignId,
        t.CampaignRef,
        t.CampaignMatch,
        t.UtmCampaign,
        t.UtmSource,
        t.UtmMedium,
        t.Url,
        t.Form,
    };

    private static object Deal(DealRow d) => new
    {
        d.DealId,
        d.Pipeline,
        d.PipelineStage,
        d.DealValue,
        d.Currency,
        d.Probability,
        d.WonLost,
        d.CreatedAt,
        d.ClosedAt,
    };

    private static object Explanation(LeadDetail detail)
    {
        var versions = detail.Decisions.ToDictionary(d => d.Kind, d => d.RuleVersion, StringComparer.Ordinal);
        if (detail.Contributions is [var first, ..])
        {
            versions[DecisionKind.Scoring] = first.RuleVersion;
        }

        if (detail.Submission is { } submission)
        {
            versions["normalization"] = submission.RuleVersion;
        }

        return new
        {
            Normalizations = JsonSerializer.Deserialize<JsonElement>(detail.Submission?.Steps ?? "[]"),
            Contributions = detail.Contributions.Select(c => new { c.RuleId, Group = c.GroupName, c.Points, c.Reason }),
            Routing = Stored(detail, DecisionKind.Routing),
            RuleVersions = versions,
        };
    }

    private static JsonElement? Stored(LeadDetail detail, string kind) =>
        detail.Decisions.FirstOrDefault(d => d.Kind == kind) is { } decision ? JsonSerializer.Deserialize<JsonElement>(decision.Detail) : null;
}

/// <summary>A lead in a list.</summary>
internal sealed record LeadItem(
    string LeadId,
    string ContactId,
    string? CompanyId,
    string? Email,
    string? FirstName,
    string? LastName,
    string? CompanyName,
    string? Country,
    string LifecycleStage,
    string Status,
    int LeadScore,
    int Threshold,
    string Segment,
    string Source,
    string Channel,
    string? OwnerId,
    DateTimeOffset CreatedAt,
    DateTimeOffset? QualifiedAt,
    DateTimeOffset? MqlAt,
    DateTimeOffset? SqlAt,
    DateTimeOffset? OppAt,
    DateTimeOffset? CustomerAt,
    SlaView? Sla);

/// <summary>A call clock.</summary>
internal sealed record SlaView(
    string SlaId,
    string LeadId,
    string? OwnerId,
    string? Policy,
    DateTimeOffset StartedAt,
    DateTimeOffset DueAt,
    string? State,
    DateTimeOffset? CalledAt,
    int? SecondsToCall,
    DateTimeOffset? RemindedAt,
    DateTimeOffset? BreachedAt,
    DateTimeOffset? EscalatedAt);
