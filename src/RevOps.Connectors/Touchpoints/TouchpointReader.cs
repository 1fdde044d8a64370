using System.Text.Json;
using System.Text.RegularExpressions;
using RevOps.Connectors.Input;
using RevOps.Connectors.Leads;
using RevOps.Core;
using RevOps.Core.Leads;

namespace RevOps.Connectors.Touchpoints;

/// <summary>Reads the canonical JSON of a touchpoint.</summary>
internal static partial class TouchpointReader
{
    private const int MaxEventType = 64;
    private const int MaxMailId = 100;

    /// <summary>Reads a touchpoint; null, with at least one fault added, where it is not usable.</summary>
    public static TouchpointSubmission? Read(JsonElement root, List<FieldFault> faults)
    {
        var r = new FieldReader(root, "", faults);
        var id = r.TextOrNumber("id", FieldReader.MaxId);
        var type = ReadEventType(r, faults);
        var time = Required(r, "eventTime", r.Time("eventTime"), faults);
        var mailId = r.TextOrNumber("mailId", MaxMailId);

        // What a mail service reports of one of our mails needs no contact: we know whom it went to.
        var contact = mailId is not null && !root.TryGetProperty("contact", out _) ? null : ContactRefs.Read(r, "contact", faults);
        var utm = LeadReader.ReadUtm(r);
        var touchpoint = new TouchpointSubmission
        {
            Id = id,
            EventType = type ?? "",
            EventTime = time ?? default,
            Contact = contact ?? new ContactRef(),
            CampaignId = r.TextOrNumber("campaignId", FieldReader.MaxId),
            Utm = utm,
            ClickIds = r.Texts("clickIds"),
            MailId = mailId,
            BounceType = ReadBounceType(r),
            Referrer = r.Text("referrer", FieldReader.MaxLongText),
            Url = r.Text("url", FieldReader.MaxLongText),
        };
        return faults.Count == 0 ? touchpoint : null;
    }

    private static string? ReadBounceType(FieldReader reader)
    {
        var type = reader.Text("bounceType", MaxEventType);
        if (type is not (null or "hard" or "soft"))
        {
            reader.Fault("bounceType", "value", "must be hard or soft");
        }

        return type;
    }

    private static string? ReadEventType(FieldReader reader, List<FieldFault> faults)
    {
        var before = faults.Count;
        var type = reader.Text("eventType", MaxEventType);
        if (type is not null && !SnakeCase().IsMatch(type))
        {
            reader.Fault("eventType", "format", "must be snake_case, like page_view");
        }
        else if (type is null && faults.Count == before)
        {
            reader.Fault("eventType", "required", "is required");
        }

        return type;
    }

    private static DateTimeOffset? Required(FieldReader reader, string name, DateTimeOffset? value, List<FieldFault> faults)
    {
        if (value is null && !faults.Any(f => f.Field == "/" + name))
        {
            reader.Fault(name, "required", "is required");
        }

        return value;
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex SnakeCase();
}
