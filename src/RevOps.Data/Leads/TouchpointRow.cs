namespace RevOps.Data.Leads;

/// <summary>A row of <c>touchpoints</c>.</summary>
public sealed record TouchpointRow
{
    /// <summary>Primary key.</summary>
    public required string TouchpointId { get; init; }

    /// <summary>Null while only a visitor is known.</summary>
    public string? ContactId { get; init; }

    /// <summary>page_view, form_submit, ad_click, email_open, call_logged …</summary>
    public required string EventType { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>google, linkedin, organic, referral …</summary>
    public required string Source { get; init; }

    /// <summary>utm_campaign.</summary>
    public string? UtmCampaign { get; init; }

    /// <summary>utm_source.</summary>
    public string? UtmSource { get; init; }

    /// <summary>utm_medium.</summary>
    public string? UtmMedium { get; init; }

    /// <summary>Reporting channel.</summary>
    public required string Channel { get; init; }

    /// <summary>The campaign, where known.</summary>
    public string? CampaignId { get; init; }

    /// <summary>What the sender called the campaign, known or not.</summary>
    public string? CampaignRef { get; init; }

    /// <summary>The campaign's name as it is compared; null where nothing names one.</summary>
    public string? CampaignKey { get; init; }

    /// <summary>What the campaign was found by: id, utm_id, name or alias.</summary>
    public string? CampaignMatch { get; init; }

    /// <summary>utm_term.</summary>
    public string? UtmTerm { get; init; }

    /// <summary>utm_content.</summary>
    public string? UtmContent { get; init; }

    /// <summary>utm_id.</summary>
    public string? UtmId { get; init; }

    /// <summary>True where an ad platform's click id came along.</summary>
    public bool HasClickId { get; init; }

    /// <summary>The page.</summary>
    public string? Url { get; init; }

    /// <summary>The page before.</summary>
    public string? Referrer { get; init; }

    /// <summary>The form, for form_submit.</summary>
    public string? Form { get; init; }

    /// <summary>First-party visitor id.</summary>
    public string? VisitorId { get; init; }

    /// <summary>The event that brought it.</summary>
    public string? EventId { get; init; }

    /// <summary>The mail that was opened, clicked, answered or bounced.</summary>
    public string? MailId { get; init; }

    /// <summary>Click ids of ad platforms by name, kept beside the row.</summary>
    public IReadOnlyDictionary<string, string> ClickIds { get; init; } = new Dictionary<string, string>();

    /// <summary>hard or soft; of bounces only.</summary>
    public string? BounceType { get; init; }

    /// <summary>True for rows of an import: never a touch in attribution.</summary>
    public bool IsImport { get; init; }
}
