namespace RevOps.Core.Leads;

/// <summary>An interaction of a person as its source reported it.</summary>
public sealed record TouchpointSubmission
{
    /// <summary>The sender's own id of this touchpoint, if it has one.</summary>
    public string? Id { get; init; }

    /// <summary>page_view, form_submit, ad_click, email_open, call_logged, and others to come.</summary>
    public required string EventType { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Whose interaction it is.</summary>
    public required ContactRef Contact { get; init; }

    /// <summary>The campaign, where the sender knows it.</summary>
    public string? CampaignId { get; init; }

    /// <summary>UTM parameters as they came in.</summary>
    public UtmInput Utm { get; init; } = UtmInput.None;

    /// <summary>Click ids of ad platforms, by parameter name.</summary>
    public IReadOnlyDictionary<string, string> ClickIds { get; init; } = new Dictionary<string, string>();

    /// <summary>The mail that it is about, for the event types of mails.</summary>
    public string? MailId { get; init; }

    /// <summary>hard or soft, for email_bounce; hard where missing.</summary>
    public string? BounceType { get; init; }

    /// <summary>Address of the page that linked here.</summary>
    public string? Referrer { get; init; }

    /// <summary>Address of the page.</summary>
    public string? Url { get; init; }
}

/// <summary>Names a contact by any of its keys; the first that is known wins, in this order.</summary>
/// <param name="ContactId">RevOps' own id.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Phone number.</param>
/// <param name="ExternalIds">Ids in other systems, by system.</param>
/// <param name="VisitorId">First-party visitor id.</param>
public sealed record ContactRef(
    string? ContactId = null,
    string? Email = null,
    string? Phone = null,
    IReadOnlyDictionary<string, string>? ExternalIds = null,
    string? VisitorId = null);
