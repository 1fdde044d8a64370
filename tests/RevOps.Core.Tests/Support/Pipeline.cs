using RevOps.Core.Leads;
using RevOps.Core.Normalization;
using RevOps.Core.Scoring;

namespace RevOps.Core.Tests.Support;

/// <summary>The core under the shipped rules, as the pipeline puts it together.</summary>
internal static class Pipeline
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    public static NormalizationRules Rules => Shipped.Rules.Normalization;

    public static NormalizedLead Normalize(LeadSubmission submission) =>
        Assert.IsType<NormalizationResult.Normalized>(LeadNormalizer.Normalize(submission, Rules, Now)).Lead;

    public static ScoringFacts Facts(NormalizedLead lead, params TouchpointFact[] touchpoints) => new()
    {
        Country = lead.Company?.Country ?? lead.Country,
        Industry = lead.Company?.Industry,
        EmployeeBand = lead.Company?.EmployeeBand,
        RevenueBand = lead.Company?.RevenueBand,
        Segment = lead.Segment,
        JobTitle = lead.JobTitle,
        IsFreeMail = lead.Email?.IsFreeMail ?? false,
        HasEmail = lead.Email is not null,
        HasPhone = lead.Phone is not null,
        Interest = lead.Interest,
        Form = lead.Form,
        Channel = lead.Origin.Channel,
        Touchpoints = touchpoints,
    };

    public static LeadScore Score(LeadSubmission submission, params TouchpointFact[] touchpoints) =>
        LeadScorer.Score(Facts(Normalize(submission), touchpoints), Shipped.Rules.Scoring, Now);
}
