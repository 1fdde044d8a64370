using System.Text.Json;
using RevOps.Data.Deals;
using RevOps.Data.Leads;
using RevOps.Data.Sla;
using RevOps.Functions.Contacts;
using RevOps.Functions.Nurture;

namespace RevOps.Functions.Api;

/// <summary>How leads look in answers: the field names are the contract with callers.</summary>
internal static class LeadViews
{
    public static LeadItem Item(LeadView lead) => new(
        lead.LeadId, lead.ContactId, lead.CompanyId, lead.Email, lead.FirstName, lead.LastName, lead.CompanyName, lead.Country, lead.LifecycleStage,
        lead.Status, lead.LeadScore, lead.Threshold, lead.Segment, lead.Source, lead.Channel, lead.OwnerId, lead.CreatedAt, lead.QualifiedAt,
        lead.MqlAt, lead.SqlAt, lead.OppAt, lead.CustomerAt, Clock(lead));

    public static LeadDetailView Detail(LeadView lead, LeadDetail detail, IEnumerable<EnrollmentView> nurture) => new(Item(lead))
    {
        Contact = Contact(detail),
        Company = detail.Company is { } m
            ? new CompanyOfLead(m.CompanyId, m.CompanyName, m.Industry, m.EmployeeCountBand, m.AnnualRevenueBand, m.Country, m.MatchKey, m.Domain)
            : null,
        Task = Task(detail.Task),
        FollowUp = Task(detail.FollowUp),
        Assignments = detail.Assignments.Select(Assignment),
        SlaHistory = detail.SlaHistory.Select(h => new ClockChange(h.State, h.At, h.Reason)),
        Touchpoints = detail.Touchpoints.Select(Touchpoint),
        Deals = detail.Deals.Select(Deal),
        Mails = detail.Mails.Select(m => new MailOfLead(m.MailId, m.Sequence, m.Template, m.TemplateVersion, m.QueuedAt, m.State, m.DoneAt)),
        History = detail.History.Select(h => new StageStay(h.Stage, h.At, h.Reason, h.SecondsInStage)),
        Nurture = nurture,
        Explanation = Explanation(detail),
    };

    public static AssignmentView Assignment(AssignmentRow a) => new(a.OwnerId, a.FromOwnerId, a.At, a.Reason, a.SlaId);

    public static SlaView Clock(SlaRow clock) => new(
        clock.SlaId, clock.LeadId, clock.OwnerId, clock.Policy, clock.StartedAt, clock.DueAt, clock.State, clock.CalledAt, clock.SecondsToCall,
        clock.RemindedAt, clock.BreachedAt, clock.EscalatedAt);

    private static SlaView? Clock(LeadView lead) => lead is { SlaId: { } id, StartedAt: { } started, DueAt: { } due }
        ? new SlaView(
            id, lead.LeadId, lead.SlaOwnerId, lead.Policy, started, due, lead.State, lead.CalledAt, lead.SecondsToCall, lead.RemindedAt, lead.BreachedAt,
            lead.EscalatedAt)
        : null;

    private static TaskView? Task(TaskRow? task) =>
        task is { } t ? new TaskView(t.TaskId, t.OwnerId, t.Kind, t.DueAt, t.CreatedAt, t.CompletedAt) : null;

    private static ContactOfLead? Contact(LeadDetail detail) => detail.Contact is { } c
        ? new ContactOfLead(
            c.ContactId, c.Email, c.FirstName, c.LastName, c.Phone, c.PhoneType, c.PhoneExtension, c.Country, c.Region, c.PostalCode,
            c.CompanyId, c.JobTitle, c.CreatedAt,
            detail.Consents.Select(x => new ConsentView(x.Purpose, x.Granted, x.GivenAt, x.Text, x.Source)))
        : null;

    private static TouchpointView Touchpoint(TouchpointRow t) => new(
        t.TouchpointId, t.EventType, t.EventTime, t.Source, t.Channel, t.CampaignId, t.CampaignRef, t.CampaignMatch, t.UtmCampaign,
        t.UtmSource, t.UtmMedium, t.Url, t.Form);

    private static DealOfLead Deal(DealRow d) => new(
        d.DealId, d.Pipeline, d.PipelineStage, d.DealValue, d.Currency, d.Probability, d.WonLost, d.CreatedAt, d.ClosedAt);

    private static LeadExplanation Explanation(LeadDetail detail)
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

        return new LeadExplanation(
            JsonSerializer.Deserialize<JsonElement>(detail.Submission?.Steps ?? "[]"),
            detail.Contributions.Select(c => new ContributionView(c.RuleId, c.GroupName, c.Points, c.Reason)),
            Stored(detail, DecisionKind.Routing), versions);
    }

    private static JsonElement? Stored(LeadDetail detail, string kind) =>
        detail.Decisions.FirstOrDefault(d => d.Kind == kind) is { } decision ? JsonSerializer.Deserialize<JsonElement>(decision.Detail) : null;
}
