using System.Globalization;
using RevOps.Connectors.Leads;
using RevOps.Core;
using RevOps.Core.Leads;
using RevOps.Core.Lifecycle;
using RevOps.Core.Vendors;

namespace RevOps.Connectors.HubSpot;

/// <summary>
/// What a contact or company of HubSpot means. A contact is a lead where it has filled in a form there, or stands at a stage that says so;
/// it brings its values either way, and where it stands.
/// </summary>
internal static class HubSpotContact
{
    private const string ConvertedAt = "recent_conversion_date";

    /// <summary>The property that tells since when a contact has been at a stage; custom stages have one too.</summary>
    public static string SinceProperty(string stage) => $"hs_lifecyclestage_{stage.ToLowerInvariant()}_date";

    /// <summary>The id of the lead that a contact is, once for each form and once for being one at all; null where it is none.</summary>
    public static string? LeadKey(HubSpotObject record, HubSpotRules rules) =>
        Form(record, rules) is { } at ? string.Create(CultureInfo.InvariantCulture, $"contacts:{record.Id}:form:{at.ToUnixTimeMilliseconds()}")
        : record.Of("lifecyclestage") is { } stage && rules.LeadStages.Contains(stage) ? $"contacts:{record.Id}:lead"
        : null;

    /// <summary>The id of what is said of a contact's stage; null where nothing is.</summary>
    public static string? StageKey(HubSpotObject record, HubSpotRules rules) => record.Of("lifecyclestage") is { } stage && rules.Stages.ContainsKey(stage)
        ? string.Create(CultureInfo.InvariantCulture, $"contacts:{record.Id}:stage:{stage}:{record.TimeOf(SinceProperty(stage))?.ToUnixTimeMilliseconds()}")
        : null;

    /// <summary>The lead.</summary>
    public static MapResult Lead(HubSpotObject record, HubSpotRules rules, bool isImport)
    {
        var profile = Profile(record, rules);
        var form = Form(record, rules);
        return Unreachable(profile) ?? (MapResult)new MapResult.Lead(profile with
        {
            OccurredAt = form ?? record.TimeOf("createdate") ?? record.CreatedAt,
            Form = form is null ? null : profile.Form,
        })
        {
            IsImport = isImport,
            IsRecord = form is null,
        };
    }

    /// <summary>The contact's values, as they stand.</summary>
    public static MapResult Contact(HubSpotObject record, HubSpotRules rules, bool isImport)
    {
        var profile = Profile(record, rules) with { OccurredAt = record.UpdatedAt ?? record.CreatedAt };
        return Unreachable(profile) ?? (MapResult)new MapResult.Contact(profile) { IsImport = isImport };
    }

    /// <summary>Where the contact stands.</summary>
    public static MapResult Stage(HubSpotObject record, HubSpotRules rules)
    {
        var stage = record.Of("lifecyclestage") ?? "";
        if (!rules.Stages.TryGetValue(stage, out var ours) || ours == LifecycleStage.Lead)
        {
            return new MapResult.Rejected(new FieldFault("/record/properties/lifecyclestage", "unmapped", "rules/hubspot.json does not say what this stage means."));
        }

        var since = record.TimeOf(SinceProperty(stage)) ?? record.UpdatedAt ?? record.CreatedAt;
        return since is { } at
            ? new MapResult.Stage(new StageSubmission(new ContactRef(ExternalIds: Ids(record)), ours, at, HubSpotConnector.Vendor))
            : new MapResult.Rejected(new FieldFault("/record/updatedAt", "required", "updatedAt is missing."));
    }

    /// <summary>A company's values.</summary>
    public static MapResult Company(HubSpotObject record, HubSpotRules rules)
    {
        var company = LeadFields.ToLead(rules.Company.Apply(record.Of)).Company;
        return (company.Name ?? company.Domain) is null
            ? new MapResult.Rejected(new FieldFault("/record/properties/name", "required", "The company has neither a name nor a domain."))
            : new MapResult.Company(company, record.UpdatedAt ?? record.CreatedAt);
    }

    /// <summary>When a form was last filled in at HubSpot, where that is a lead.</summary>
    private static DateTimeOffset? Form(HubSpotObject record, HubSpotRules rules) => rules.LeadByForm ? record.TimeOf(ConvertedAt) : null;

    private static LeadSubmission Profile(HubSpotObject record, HubSpotRules rules)
    {
        var values = rules.Contact.Apply(record.Of);
        var profile = LeadFields.ToLead(values);
        var origin = rules.Sources.GetValueOrDefault(record.Of("hs_analytics_source") ?? "");
        return profile with
        {
            Id = null,
            Utm = profile.Utm with { Source = profile.Utm.Source ?? origin?.Source, Medium = profile.Utm.Medium ?? origin?.Medium },
            Consents = [.. profile.Consents, .. Withdrawn(record, rules)],
            ExternalIds = Ids(record),
        };
    }

    private static IEnumerable<ConsentInput> Withdrawn(HubSpotObject record, HubSpotRules rules) => rules.Withdrawals
        .Where(w => record.Is(w.Key))
        .Select(w => new ConsentInput(w.Value, Granted: false, At: record.UpdatedAt, Source: HubSpotConnector.Vendor));

    private static Dictionary<string, string> Ids(HubSpotObject record) => new(StringComparer.Ordinal) { [HubSpotConnector.Vendor] = record.Id };

    private static MapResult.Rejected? Unreachable(LeadSubmission profile) => profile is { Email: null, Phone: null }
        ? new MapResult.Rejected(new FieldFault("/record/properties/email", "required", "The contact has neither an e-mail address nor a phone number."))
        : null;
}
